using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace CrmAriaConnector.StandIns.Tests.Surface;

/// <summary>Writes what an assembly offers in the notation of eng/StandIns/genuine-surface.txt.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(void)] = "void",
    };

    public static IEnumerable<SurfaceType> Of(Assembly assembly) => assembly.GetExportedTypes().Select(type => new SurfaceType(
        FullName(type), Kind(type), BaseOf(type), Interfaces(type), Members(type)));

    private static string FullName(Type type) => type.Namespace + "." + Name(type);

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type.IsAbstract && type.IsSealed ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    private static string BaseOf(Type type) => type is { IsClass: true, BaseType: { } parent } ? Name(parent) : "";

    private static List<string> Interfaces(Type type) => type.IsEnum ? new() : type.GetInterfaces().Select(Name).ToList();

    private static List<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type)
                .Select(name => name + " = " + Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))
                .ToList();
        }

        var members = new List<string>();
        members.AddRange(type.GetConstructors(Declared).Where(c => !c.IsStatic && IsOffered(c)).Select(c => Access(c) + "new(" + Parameters(c.GetParameters()) + ")"));
        members.AddRange(type.GetFields(Declared).Where(f => f.IsPublic).Select(f => (f.IsStatic ? "static " : "") + f.Name + ": " + Name(f.FieldType) + " field"));
        members.AddRange(type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsOffered)).Select(Property));
        members.AddRange(type.GetMethods(Declared).Where(m => IsOffered(m) && !m.IsSpecialName).Select(Method));
        return members;
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(IsOffered).ToList();
        var index = property.GetIndexParameters();
        return Access(accessors[0])
            + (index.Length == 0 ? property.Name : "this[" + Parameters(index) + "]")
            + ": " + Name(property.PropertyType)
            + (property.GetMethod is { } getter && IsOffered(getter) ? " get" : "")
            + (property.SetMethod is { } setter && IsOffered(setter) ? " set" : "")
            + Virtual(accessors[0]);
    }

    private static string Method(MethodInfo method) =>
        Access(method) + method.Name
        + (method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(Name)) + ">" : "")
        + "(" + Parameters(method.GetParameters()) + "): " + Name(method.ReturnType) + Virtual(method);

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "");

    private static string Virtual(MethodBase method) => method.IsVirtual && method.DeclaringType is { IsInterface: false } ? " virtual" : "";

    private static string Parameters(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(p => p.Name + ": " + Name(p.ParameterType)));

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return Name(type.GetElementType()!) + "&";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        return type.IsGenericType
            ? type.Name.Substring(0, type.Name.IndexOf('`')) + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">"
            : type.Name;
    }
}
