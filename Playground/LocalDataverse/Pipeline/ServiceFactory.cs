using System;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Services for a plug-in: for a user, or, without one, for SYSTEM. They act within the plug-in's transaction if it has one.</summary>
internal sealed class ServiceFactory(RequestPipeline pipeline, PluginContext context, Call call, Guid systemUserId) : IOrganizationServiceFactory
{
    public IOrganizationService CreateOrganizationService(Guid? userId)
    {
        var user = userId is null ? systemUserId : userId == Guid.Empty ? context.UserId : userId.Value;
        return new OrganizationService(request => pipeline.Execute(request, call with
        {
            UserId = user,
            Depth = context.Depth + 1,
            Parent = context,
            ChecksAccess = true,
            IsPlatforms = false,
        }));
    }
}
