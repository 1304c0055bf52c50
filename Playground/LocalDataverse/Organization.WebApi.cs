using System;
using CrmAriaConnector.LocalDataverse.WebApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrmAriaConnector.LocalDataverse;

public sealed partial class Organization
{
    /// <summary>Serves the Web API at /api/data/v9.2 and the web resources at /WebResources and /%7Btoken%7D/WebResources.</summary>
    /// <param name="routes">Where to add the routes.</param>
    /// <param name="user">Who makes a request.</param>
    public IEndpointRouteBuilder MapWebApi(IEndpointRouteBuilder routes, Func<HttpContext, Guid> user)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(user);
        new WebApiEndpoints(() => Metadata, ServiceFor, user).Map(routes);
        new WebResources(() => Metadata).Map(routes);
        return routes;
    }
}
