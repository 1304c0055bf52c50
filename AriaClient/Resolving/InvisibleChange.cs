using System.Threading;
using System.Threading.Tasks;

namespace CrmAriaConnector.Aria;

/// <summary>A change that no reading shows.</summary>
/// <param name="why">Why, and what to do, in sentences.</param>
internal sealed class InvisibleChange<T>(string why) : ReadBack<T> where T : AriaRequest
{
    protected override Task<Finding> FindAsync(AriaClient client, T change, ChangeMark? mark, CancellationToken cancellationToken) =>
        Task.FromResult(Finding.CannotTell(why));
}
