using System;
using System.Collections.Frozen;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>
/// Tables the platform relates to others by itself (activities, notes, system jobs) and the local organisation does not have.
/// They hold no rows here, so a relationship from one of them says nothing and is passed over.
/// </summary>
internal static class AbsentTables
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "activityparty", "activitypointer", "annotation", "appointment", "asyncoperation", "bulkdeletefailure", "chat", "connection",
        "duplicaterecord", "email", "fax", "feedback", "letter", "mailboxtrackingfolder", "phonecall", "postfollow", "postregarding",
        "postrole", "principalobjectattributeaccess", "processsession", "queueitem", "recurringappointmentmaster", "serviceappointment",
        "sharepointdocumentlocation", "slakpiinstance", "socialactivity", "syncerror", "task", "userentityinstancedata",
    ],
    StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string table) => Names.Contains(table);
}
