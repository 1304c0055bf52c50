using System;
using System.Diagnostics;
using System.Globalization;
using CrmAriaConnector.WireProbe;

// One call in a process that has done nothing before: the milliseconds from the making of the client to the sum of the answer.
var clock = Stopwatch.StartNew();
using var clients = new Clients(new Uri(args[1]));
var sum = clients.SendAsync(args[0]).GetAwaiter().GetResult();
var time = clock.Elapsed.TotalMilliseconds;
Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0:R} {1}", time, sum));
