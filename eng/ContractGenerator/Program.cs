using System;
using System.IO;
using System.Net.Http;
using CrmAriaConnector.ContractGenerator;
using CrmAriaConnector.ContractGenerator.Drift;

try
{
    switch (args)
    {
        case []:
            return GenerateCommand.Run(Repository.Find(), Console.Out);
        case ["drift", .. var rest]:
            using (var http = new HttpClient())
                return await DriftCommand.RunAsync(rest, Repository.Find(), Console.Out, http);
        default:
            Console.WriteLine("Without arguments the classes and docs/errors.md are written anew. Otherwise: " + DriftCommand.Usage);
            return 2;
    }
}
catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
{
    Console.WriteLine(problem.Message);
    return 2;
}
