using System;

namespace CrmAriaConnector.LocalDataverse;

/// <summary>A registered step; disposing it takes the step away.</summary>
public sealed class StepHandle : IDisposable
{
    private Action<Guid>? _unregister;

    internal StepHandle(Guid id, Action<Guid> unregister)
    {
        Id = id;
        _unregister = unregister;
    }

    public Guid Id { get; }

    public void Dispose()
    {
        _unregister?.Invoke(Id);
        _unregister = null;
    }
}
