using System;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasy.FakeMessageExecutors;

/// <summary>Answers one message that the store does not know by itself.</summary>
public interface IFakeMessageExecutor
{
    bool CanExecute(OrganizationRequest request);

    Type GetResponsibleRequestType();

    OrganizationResponse Execute(OrganizationRequest request, XrmFakedContext ctx);
}
