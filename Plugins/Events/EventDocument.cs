using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using CrmAriaConnector.Plugins.Execution;
using CrmAriaConnector.Plugins.Rows;
using CrmAriaConnector.Plugins.Settings;
using static System.FormattableString;

namespace CrmAriaConnector.Plugins.Events;

/// <summary>
/// What is read of a document Aria posts (Event Notification Reference, root apf2doc). It is read element by element, and
/// only the elements named here are ever held: the password and the contact data a document may carry are passed over.
/// Elements and events that are not known do not matter.
/// </summary>
internal sealed class EventDocument
{
    private readonly List<EventEntry> _events = [];
    private readonly HashSet<string> _plans = new(StringComparer.Ordinal);
    private string? _order;
    private string? _objectType;
    private string? _object;
    private string? _statement;
    private EventEntry? _event;
    private string? _label;

    private EventDocument()
    {
    }

    public string? ClientNo { get; private set; }

    /// <summary>The tenant's notification key, as the sender claims it.</summary>
    public string? AuthKey { get; private set; }

    public string TransactionId { get; private set; } = "";

    /// <summary>A add, M modify, D delete.</summary>
    public string? Action { get; private set; }

    /// <summary>A accounts, O orders, T financial transactions, N notifications, U usage, P products.</summary>
    public string? Class { get; private set; }

    /// <summary>Of the API call that caused the event, where one did.</summary>
    public string? ReceiptId { get; private set; }

    public string? AcctNo { get; private set; }

    /// <summary>One or several, each named once.</summary>
    public IReadOnlyList<EventEntry> Events => _events;

    /// <summary>What it is about besides the account; the master plan only where nothing else is named and it is the only one.</summary>
    public string? Subject =>
        _order is not null ? "Order " + _order
        : _object is not null ? (_objectType ?? "Transaction") + " " + _object
        : _statement is not null ? "Statement " + _statement
        : _plans.Count == 1 ? "Master plan " + _plans.Single()
        : null;

    /// <exception cref="RefusalException">INVALID_DOCUMENT: it is too large, no XML, or lacks what an event needs.</exception>
    public static EventDocument Read(string text)
    {
        if (text.Length > EventSettings.DocumentLength)
            throw Invalid(Invariant($"it is longer than {EventSettings.DocumentLength} characters"));
        var document = new EventDocument();
        try
        {
            document.Take(text.Trim('\uFEFF', ' ', '\t', '\r', '\n'));
        }
        catch (XmlException)
        {
            // Its message may repeat what stands in the document.
            throw Invalid("it is no XML, or has a document type definition");
        }
        document.Check();
        return document;
    }

    private void Take(string xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = EventSettings.DocumentLength };
        using var text = new StringReader(xml);
        using var reader = XmlReader.Create(text, settings);
        var names = new string[EventSettings.DocumentDepth];
        while (reader.Read())
        {
            // Everything here goes without recursion, so that no document can exhaust the stack.
            if (reader.Depth >= names.Length)
                throw Invalid(Invariant($"its elements stand more than {names.Length} deep in one another"));
            if (reader.NodeType == XmlNodeType.Element)
            {
                names[reader.Depth] = reader.LocalName;
                if (reader.LocalName == "event")
                    (_event, _label) = (null, null);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && reader.Depth >= 2)
                Take(names[reader.Depth - 2], names[reader.Depth - 1], reader.Value.Trim());
        }
    }

    private void Take(string parent, string name, string value)
    {
        if (value.Length == 0)
            return;
        switch (parent, name)
        {
            case ("request", "auth_key"):
                AuthKey ??= value;
                break;
            case ("request", "transaction_id"):
                TransactionId = value;
                break;
            case ("request", "action"):
                Action = value;
                break;
            case ("request", "class" or "class_name"):
                Class ??= value;
                break;
            case ("request", "client_receipt_id"):
                ReceiptId = value;
                break;
            case (_, "client_no"):
                ClientNo ??= value;
                break;
            case (_, "acct_no"):
                AcctNo ??= value;
                break;
            case (_, "event_id"):
                _event = Entry(value);
                _event.Label ??= _label;
                break;
            case (_, "event_label") when _event is not null:
                _event.Label ??= value;
                break;
            case (_, "event_label"):
                _label = value;
                break;
            case (_, "order_no"):
                _order ??= value;
                break;
            case (_, "object_type"):
                _objectType ??= value;
                break;
            case (_, "object_no"):
                _object ??= value;
                break;
            case (_, "xml_statement_no"):
                _statement ??= value;
                break;
            case (_, "master_plan_instance_no" or "plan_instance_no"):
                _plans.Add(value);
                break;
        }
    }

    private EventEntry Entry(string no)
    {
        if (_events.Find(one => one.No == no) is { } known)
            return known;
        if (_events.Count == EventSettings.EventsPerDocument)
            throw Invalid(Invariant($"it names more than {EventSettings.EventsPerDocument} events"));
        var entry = new EventEntry(no);
        _events.Add(entry);
        return entry;
    }

    private void Check()
    {
        if (TransactionId.Length is 0 or > EventRow.TransactionLength)
            throw Invalid("it has no transaction_id by which a repetition could be told");
        if (_events.Count == 0 || _events.Any(one => one.No.Length > EventRow.NumberLength))
            throw Invalid("it names no event");
    }

    private static RefusalException Invalid(string why) =>
        new(Codes.InvalidDocument, Invariant($"This is no event document of Aria: {why}. Pass the body on exactly as Aria posted it."));
}

/// <summary>One event of a document.</summary>
internal sealed class EventEntry(string no)
{
    /// <summary>Aria's number of the kind of event, such as 704.</summary>
    public string No => no;

    /// <summary>Aria's words for it.</summary>
    public string? Label { get; set; }
}
