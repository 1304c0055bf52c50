using System;
using System.Threading.Tasks;

namespace CrmAriaConnector.Benchmarks;

/// <summary>One benchmark: the name it is asked for by, what it measures, and how; it prints its own table.</summary>
internal sealed record Benchmark(string Name, string What, Func<Task> RunAsync);
