using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using CrmAriaConnector.Aria;
using CrmAriaConnector.Plugins.Transport;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.PackedPlugins.Tests;

/// <summary>Aria behind a real socket, so that the HTTP classes of the package are met too.</summary>
internal sealed class LoopbackAria : IAriaTransportFactory, IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Uri _address;
    private readonly Func<string, string> _answer;

    /// <param name="answer">Body of the answer to an operation.</param>
    public LoopbackAria(Func<string, string> answer)
    {
        _answer = answer;
        _address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(_address.ToString());
        _listener.Start();
        Task.Run(ServeAsync);
    }

    public IAriaTransport Create(AriaHost host) => new RestSharpTransport(_address);

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
            var operation = (string)JObject.Parse(await reader.ReadToEndAsync().ConfigureAwait(false))["rest_call"]!;
            var body = Encoding.UTF8.GetBytes(_answer(operation));
            call.Response.ContentType = "application/json";
            call.Response.ContentLength64 = body.Length;
            await call.Response.OutputStream.WriteAsync(body, 0, body.Length).ConfigureAwait(false);
            call.Response.Close();
        }
    }
}
