using System.CommandLine;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Cli.Commands;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cli.Fixing.Applying;

/// <summary>Where a plan is applied, and what was said on the command line.</summary>
/// <param name="Endpoint">A local AWS; null for live accounts.</param>
/// <param name="IsYes">Whether not to ask, where that is possible.</param>
/// <param name="UndoPath">Where to record the way back; null for a new file in the current folder.</param>
internal sealed record ApplyOptions(Uri? Endpoint, bool IsYes, string? UndoPath)
{
    // What stands in an undo file for live accounts.
    private const string Aws = "aws";

    public bool IsLive => Endpoint is null;

    /// <summary>Profiles and roles, as the command line names them.</summary>
    public AccessOptions Live { get; init; } = new();

    /// <summary>How accounts are reached. At a local AWS it is as their root users, but for what has a profile.</summary>
    public AccessOptions Access => Live with
    {
        EndpointUrl = Endpoint,
        SignsAsRoot = Endpoint is not null && Live.Profile is null && Live.RoleName is null,
    };

    /// <summary>What an undo file calls the place.</summary>
    public string Target => Endpoint?.ToString() ?? Aws;

    /// <summary>The options; null with what is wrong. The endpoint of the environment counts for live accounts only.</summary>
    public static ApplyOptions? Of(ParseResult parsed, FixFlags flags, Terminal terminal, out string? problem)
    {
        string? arn = parsed.GetValue(flags.Scenario) is { } text && LiveTarget.IsArn(text) ? text : null;
        LiveTarget target = (arn is null ? null : LiveTarget.Parse(arn, parsed.GetValue(flags.Live.Ami), out _))
            ?? new LiveTarget(LiveTargetKind.Pipeline, "", "aws", new Region("us-east-1"), default);
        bool isAsked = arn is not null || parsed.GetValue(flags.Live.EndpointUrl) is not null || parsed.GetValue(flags.Undo) is not null;
        problem = null;
        AccessOptions? access = isAsked ? flags.Live.Options(parsed, target, terminal, out problem) : new AccessOptions();
        return access is null ? null : new ApplyOptions(
            isAsked ? access.EndpointUrl : null, parsed.GetValue(flags.Yes), parsed.GetValue(flags.UndoFile))
        {
            Live = access,
        };
    }

    /// <summary>The same for the place that an undo file names.</summary>
    public ApplyOptions At(string target) => this with
    {
        Endpoint = target != Aws && Uri.TryCreate(target, UriKind.Absolute, out Uri? endpoint) ? endpoint : null,
    };
}
