using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using RestSharp;

namespace CrmAriaConnector.Aria;

/// <summary>
/// Reads the answer no further than the limit, so that a broken server cannot fill the sandbox's memory,
/// and closes the connection after the exchange where asked.
/// </summary>
internal sealed class ExchangeHandler(HttpMessageHandler inner, long maxBytes, bool closeConnection) : DelegatingHandler(inner)
{
    /// <summary>The Retry-After of an answer in seconds; the form with a date is not used by anything in front of Aria and is passed over.</summary>
    public static TimeSpan? RetryAfter(RestResponse answer)
    {
        var value = answer.Headers?.FirstOrDefault(header => string.Equals(header.Name, "Retry-After", StringComparison.OrdinalIgnoreCase))?.Value?.ToString();
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.ConnectionClose = closeConnection;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Content is { } content)
            response.Content = new LimitedContent(content, maxBytes);
        return response;
    }

    private sealed class LimitedContent : HttpContent
    {
        private readonly HttpContent _content;
        private readonly long _maxBytes;

        public LimitedContent(HttpContent content, long maxBytes)
        {
            _content = content;
            _maxBytes = maxBytes;
            foreach (var header in content.Headers)
                Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        protected override async Task<Stream> CreateContentReadStreamAsync() =>
            new LimitedStream(await _content.ReadAsStreamAsync().ConfigureAwait(false), _maxBytes);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using var limited = await CreateContentReadStreamAsync().ConfigureAwait(false);
            await limited.CopyToAsync(stream).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _content.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class LimitedStream(Stream inner, long maxBytes) : Stream
    {
        private long _total;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _total;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Count(await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int read)
        {
            _total += read;
            return _total > maxBytes ? throw new AnswerTooLargeException(maxBytes) : read;
        }
    }
}

internal sealed class AnswerTooLargeException(long maxBytes)
    : IOException(string.Format(CultureInfo.InvariantCulture, "the answer is larger than {0} bytes", maxBytes))
{
    public static AnswerTooLargeException? Find(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is AnswerTooLargeException found)
                return found;
        return null;
    }
}
