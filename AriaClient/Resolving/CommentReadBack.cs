using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CrmAriaConnector.Aria.Rows;

namespace CrmAriaConnector.Aria;

/// <summary>A comment is done when there is a new one of that text. The mark holds the day it was taken on, as Aria counts days, and the comments of that day.</summary>
internal sealed class CommentReadBack : ReadBack<WriteAcctCommentRequest>
{
    private const string DayPrefix = "day ";

    protected override async Task<ChangeMark?> MarkAsync(AriaClient client, WriteAcctCommentRequest change, CancellationToken cancellationToken)
    {
        if (await TodayAsync(client, cancellationToken).ConfigureAwait(false) is not { } today)
            return null;
        var comments = await ReadAsync(client, change, today, today, cancellationToken).ConfigureAwait(false);
        return new ChangeMark([DayPrefix + today, .. comments.Select(KeyOf)]);
    }

    protected override async Task<Finding> FindAsync(AriaClient client, WriteAcctCommentRequest change, ChangeMark? mark, CancellationToken cancellationToken)
    {
        var day = mark?.Keys.FirstOrDefault(key => key.StartsWith(DayPrefix, System.StringComparison.Ordinal));
        if (mark is null || !AriaDate.TryParse(day?.Substring(DayPrefix.Length), out var since))
            return NoMark("comments");
        if (await TodayAsync(client, cancellationToken).ConfigureAwait(false) is not { } today)
            return Finding.CannotTell("Aria does not tell its date, by which comments are read.");
        var added = (await ReadAsync(client, change, since, today, cancellationToken).ConfigureAwait(false)).Where(comment => mark.IsNew(KeyOf(comment))).ToList();
        if (added.Exists(comment => comment.Comment?.Trim() == change.Comment?.Trim()))
            return Finding.Done("The comment is there.");
        // Aria may have kept the text otherwise than it was sent.
        return added.Count == 0 ? Finding.Nothing("There is no new comment.") : Finding.CannotTell("There are new comments, but none of exactly this text. Look at the account in Aria.");
    }

    /// <summary>Null when Aria does not tell: the clock here may be on another day.</summary>
    private static async Task<AriaDate?> TodayAsync(AriaClient client, CancellationToken cancellationToken) =>
        (await client.SendAsync(new GetVirtualDatetimeRequest(), cancellationToken).ConfigureAwait(false)).VirtualDate;

    private static async Task<List<AcctComment>> ReadAsync(AriaClient client, WriteAcctCommentRequest change, AriaDate from, AriaDate to, CancellationToken cancellationToken) =>
        (await client.ReadListAsync(new GetAcctCommentsRequest { AcctNo = change.AcctNo, ClientAcctId = change.ClientAcctId, DateRangeStart = from, DateRangeEnd = to }, cancellationToken).ConfigureAwait(false)).AcctComments;

    private static string KeyOf(AcctComment comment) => $"{comment.CommentDateTime} {comment.CommentAuthor} {comment.Comment}".Replace('\n', ' ');
}
