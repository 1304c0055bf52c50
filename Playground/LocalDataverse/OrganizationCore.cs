using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.LocalDataverse.Async;
using CrmAriaConnector.LocalDataverse.Messages;
using CrmAriaConnector.LocalDataverse.Metadata;
using CrmAriaConnector.LocalDataverse.Pipeline;
using CrmAriaConnector.LocalDataverse.Security;
using CrmAriaConnector.LocalDataverse.Store;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>What the parts of the organisation share.</summary>
internal sealed class OrganizationCore : IDisposable
{
    public OrganizationCore(OrganizationOptions options)
    {
        Options = options;
        Store = new SqliteStore(options.DataDirectory);
        OrganizationId = Identity("organization");
        SystemUserId = Identity("systemuser");
        RootBusinessUnitId = Identity("businessunit");
        Users = new UserDirectory(Store.Records, SystemUserId);
        Jobs = new JobQueue(Store, () => UtcNow);
        var pipeline = new RequestPipeline(this);
        Pipeline = pipeline;
        Plugins = new PluginRunner(this, pipeline, options.PluginHost);
        Messages = new IMessage[]
        {
            new CreateMessage(), new UpdateMessage(), new UpsertMessage(), new DeleteMessage(), new RetrieveMessage(), new RetrieveMultipleMessage(),
            new LinkMessage(links: true), new LinkMessage(links: false), new MergeMessage(), new WhoAmIMessage(), new RetrievePrincipalAccessMessage(Users),
        }.ToDictionary(message => message.Name, StringComparer.Ordinal);
        Model = new Model(PlatformMetadata.Create(), []);
    }

    public OrganizationOptions Options { get; }

    public Sandbox NewSandbox() => new(Options.MessageTimeLimit, Options.HostStandIns);

    public SqliteStore Store { get; }

    public LockManager Locks { get; } = new();

    public Guid OrganizationId { get; }

    public Guid SystemUserId { get; }

    public Guid RootBusinessUnitId { get; }

    public UserDirectory Users { get; }

    public JobQueue Jobs { get; }

    public RequestPipeline Pipeline { get; }

    public PluginRunner Plugins { get; }

    public IReadOnlyDictionary<string, IMessage> Messages { get; }

    public OrganizationFaults Faults { get; } = new();

    public ActivityLog Log { get; } = new();

    public Gate Gate { get; } = new();

    /// <summary>Replaced whole while no request is under way.</summary>
    public Model Model { get; set; }

    public DateTime UtcNow => (Options.UtcNow ?? (() => DateTime.UtcNow))();

    public StoreTransaction Begin(Sandbox sandbox) =>
        new(Store, Locks, () => sandbox.Left < Options.LockTimeout ? sandbox.Left : Options.LockTimeout);

    public Guid BusinessUnitOf(Guid userId) =>
        Store.Find(new RowReference(SystemColumns.User, userId))?["businessunitid"] is RowReference unit ? unit.Id : RootBusinessUnitId;

    public void Dispose() => Store.Dispose();

    /// <summary>An id that is made once and kept with the organisation.</summary>
    private Guid Identity(string name)
    {
        if (Store.Records.Setting(name) is { } kept)
            return Guid.Parse(kept);
        var made = Guid.NewGuid();
        Store.Records.SetSetting(name, made.ToString("D"));
        return made;
    }
}
