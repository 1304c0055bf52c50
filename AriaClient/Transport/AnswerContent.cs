using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>
/// An answer that has been read into a rented array. The types are filled from there: it can be read a second time in another
/// encoding, a stalled connection ends at the time-out, and nothing of the size of the answer is allocated.
/// </summary>
internal sealed class AnswerContent : HttpContent
{
    /// <summary>The one compression that is asked for and understood. Done here and not by the handler below, whose way around it every plain answer pays for.</summary>
    public const string Gzip = "gzip";

    private const int FirstRent = 16 * 1024;
    private byte[] _rented;
    private int _length;

    private AnswerContent(byte[] rented) => _rented = rented;

    public static async Task<AnswerContent> ReadAsync(HttpContent? content, long maxBytes, CancellationToken cancellationToken)
    {
        if (content is null)
            return new AnswerContent([]);
        var announced = content.Headers.ContentLength ?? 0;
        if (announced > maxBytes)
            throw TooLarge(maxBytes);
        var answer = new AnswerContent(ArrayPool<byte>.Shared.Rent(Math.Max(FirstRent, (int)announced + 1)));
        using (content)
#if NET
        using (var stream = Unpacked(content, await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)))
#else
        using (var stream = Unpacked(content, await content.ReadAsStreamAsync().ConfigureAwait(false)))
#endif
        {
            while (true)
            {
                if (answer._length == answer._rented.Length)
                    answer.Grow();
                int read;
                try
                {
                    read = await ReadAsync(stream, answer._rented, answer._length, cancellationToken).ConfigureAwait(false);
                }
                catch (InvalidDataException damaged)
                {
                    throw new UnusableAnswerException(AriaFailure.NotJson, "the answer's gzip data are damaged", damaged);
                }
                if (read == 0)
                    return answer;
                answer._length += read;
                if (answer._length > maxBytes)
                    throw TooLarge(maxBytes);
            }
        }
    }

    /// <summary>Hands the bytes over; whoever takes them gives the array back.</summary>
    public ArraySegment<byte> Take()
    {
        var taken = new ArraySegment<byte>(_rented, 0, _length);
        _rented = [];
        _length = 0;
        return taken;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_rented, 0, _length);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private static UnusableAnswerException TooLarge(long maxBytes) =>
        new(AriaFailure.TooLarge, string.Format(CultureInfo.InvariantCulture, "the answer is larger than {0} bytes", maxBytes));

    private static Stream Unpacked(HttpContent content, Stream stream)
    {
        if (!content.Headers.TryGetValues("Content-Encoding", out var encodings))
            return stream;
        var how = string.Join(", ", encodings);
        if (string.Equals(how, Gzip, StringComparison.OrdinalIgnoreCase))
            return new GZipStream(stream, CompressionMode.Decompress);
        return string.Equals(how, "identity", StringComparison.OrdinalIgnoreCase)
            ? stream
            : throw new UnusableAnswerException(AriaFailure.NotJson, $"the answer is packed as '{how}', which was not asked for");
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_rented.Length * 2);
        Buffer.BlockCopy(_rented, 0, larger, 0, _length);
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = larger;
    }

#if NET
    private static ValueTask<int> ReadAsync(Stream stream, byte[] buffer, int offset, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer.AsMemory(offset), cancellationToken);
#else
    /// <summary>On .NET Framework a read that has begun cannot be cancelled; it is left behind, and its array with it.</summary>
    private static async Task<int> ReadAsync(Stream stream, byte[] buffer, int offset, CancellationToken cancellationToken)
    {
        var read = stream.ReadAsync(buffer, offset, buffer.Length - offset, cancellationToken);
        if (read.IsCompleted || !cancellationToken.CanBeCanceled)
            return await read.ConfigureAwait(false);
        var givenUp = new TaskCompletionSource<int>();
        using (cancellationToken.Register(() => givenUp.TrySetCanceled()))
            return await (await Task.WhenAny(read, givenUp.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }
#endif
}
