using System;
using System.Reflection;

namespace CrmAriaConnector.Aria;

/// <summary>Makes the rows of a list. Their class is looked up when there is a row, so that a call loads no more classes than it meets.</summary>
internal sealed class AriaRows(Assembly assembly, string className)
{
    private const string Namespace = "CrmAriaConnector.Aria.Rows.";
    private AriaRow? _empty;

    public AriaRow NewRow() => (_empty ??= Create()).NewAlike();

    private AriaRow Create() => (AriaRow)Activator.CreateInstance(assembly.GetType(Namespace + className, throwOnError: true)!)!;
}
