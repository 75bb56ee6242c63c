using Keyferry.Aws.Calling;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>Where a plan is applied, and what was said on the command line.</summary>
/// <param name="Endpoint">A local AWS; null for live accounts.</param>
/// <param name="IsYes">Whether not to ask.</param>
/// <param name="UndoPath">Where to record the way back; null for a new file in the current folder.</param>
internal sealed record ApplyOptions(Uri? Endpoint, bool IsYes, string? UndoPath)
{
    public bool IsLive => Endpoint is null;

    /// <summary>How accounts are reached.</summary>
    public AccessOptions Access => Live with { EndpointUrl = Endpoint, SignsAsRoot = Endpoint is not null };

    /// <summary>Profiles and roles.</summary>
    public AccessOptions Live { get; init; } = new();

    /// <summary>What messages call the place.</summary>
    public string Target => Endpoint?.ToString() ?? "aws";
}
