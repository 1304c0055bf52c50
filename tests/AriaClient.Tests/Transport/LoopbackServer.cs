using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria.Tests;

/// <summary>A bare server on this machine that does to each connection what the test says, to try what no handler can imitate.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, Socket, Task> _serve;

    public LoopbackServer(Func<NetworkStream, Socket, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were made.</summary>
    public int Connections { get; private set; }

    /// <summary>A port of this machine at which nobody listens.</summary>
    public static Uri NobodyListens()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Answers every call with these bytes after reading the call completely, and leaves closing to the client, even where the call asks for it.</summary>
    public static LoopbackServer Answering(string head, byte[] body) => new(async (stream, _) =>
    {
        while (await ReadCallAsync(stream) is { Length: > 0 })
        {
            var start = Encoding.ASCII.GetBytes(head.Replace("\n", "\r\n") + "\r\n\r\n");
            await stream.WriteAsync(start, 0, start.Length);
            await stream.WriteAsync(body, 0, body.Length);
        }
    });

    public static LoopbackServer AnsweringJson(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        return Answering($"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: {body.Length}", body);
    }

    /// <summary>Reads one HTTP call with its body; empty when the client closed.</summary>
    public static async Task<string> ReadCallAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, 0, buffer.Length);
            if (read == 0)
                return "";
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var mark = all.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
            var length = int.Parse(all.Substring(mark + 15, all.IndexOf("\r\n", mark, StringComparison.Ordinal) - mark - 15).Trim(), System.Globalization.CultureInfo.InvariantCulture);
            if (Encoding.UTF8.GetByteCount(all.Substring(end + 4)) >= length)
                return all;
        }
    }

    /// <summary>Says nothing until the client closes.</summary>
    public static async Task UntilClosedAsync(Stream stream)
    {
        while (await stream.ReadAsync(new byte[64], 0, 64) > 0)
        {
        }
    }

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                _ = ServeAsync(client);
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await _serve(client.GetStream(), client.Client);
            }
            catch (Exception gone) when (gone is IOException or ObjectDisposedException)
            {
                // The client went away first.
            }
        }
    }
}
