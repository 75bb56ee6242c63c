using System.Collections.Immutable;
using System.CommandLine;

namespace Keyferry.Cli.Simulating;

/// <summary>The flags of <c>keyferry simulate</c>.</summary>
internal sealed class SimulateFlags
{
    public Option<string?> Principal { get; } = One("--principal", "Who asks: an ARN, an account id (its root), a service name or *.", "ARN");

    public Option<string?> Action { get; } = One("--action", "What: service:Action.", "ACTION");

    public Option<string?> Resource { get; } = One("--resource", "On what: an ARN, or * for actions without a resource.", "ARN");

    public Option<string?> ResourceAccount { get; } =
        One("--resource-account", "The resource's owner, where its ARN doesn't say it.", "ID");

    public Option<string[]> Context { get; } = Many("--context", "A condition context key (see below).", "KEY=VALUE");

    public Option<bool> ContextComplete { get; } =
        new("--context-complete") { Description = "Keys that are not given are absent, not unknown." };

    public Option<string[]> Identity { get; } = Many("--identity-policy", "Identity policies of the principal.", "FILE");

    public Option<string?> ResourcePolicy { get; } =
        One("--resource-policy", "The resource's own policy: key policy, trust policy …", "FILE");

    public Option<string?> Boundary { get; } = One("--boundary", "The principal's permissions boundary.", "FILE");

    public Option<string[]> Session { get; } = Many("--session-policy", "Session policies.", "FILE");

    public Option<string[]> ServiceControl { get; } =
        Many("--scp", "One level of service control policies, root first; several files of a level with commas.", "FILES");

    public Option<string[]> ResourceControl { get; } =
        Many("--rcp", "One level of resource control policies, root first; several files of a level with commas.", "FILES");

    public Option<string[]> VpcEndpoint { get; } =
        Many("--vpc-endpoint-policy", "Policies of the VPC endpoints on the way.", "FILE");

    public Option<string[]> Grants { get; } =
        Many("--grant", "KMS grants of the key: one, a list, or what `aws kms list-grants` prints.", "FILE");

    public Option<string> Format { get; } = OneOf("--format", "text or json.", "text", "json");

    public Option<string?> Batch { get; } = One("--batch", "JSON lines, one case a line; - is stdin. Answers are JSON lines.", "FILE|-");

    /// <summary>The flags that describe one request, and so don't go with <see cref="Batch"/>.</summary>
    public ImmutableArray<Option> OfOneRequest =>
    [
        Principal, Action, Resource, ResourceAccount, Context, ContextComplete, Identity, ResourcePolicy, Boundary, Session,
        ServiceControl, ResourceControl, VpcEndpoint, Grants,
    ];

    public ImmutableArray<Option> All => [.. OfOneRequest, Format, Batch];

    /// <summary>A flag that takes one of these words; the first is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words)
    {
        Option<string> option = new(name)
        {
            Description = description,
            DefaultValueFactory = _ => words[0],
            HelpName = string.Join('|', words),
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static Option<string?> One(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };

    private static Option<string[]> Many(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value, AllowMultipleArgumentsPerToken = true };
}
