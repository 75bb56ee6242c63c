using System.Collections.Immutable;
using System.CommandLine;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cli.Live;

/// <summary>The flags of every command that reads live accounts: how they are reached.</summary>
internal sealed class LiveFlags
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    public Option<string[]> Profile { get; } = new("--profile")
    {
        Description = "Live: the AWS profile of the source account, and of others as ACCOUNT=NAME.",
        HelpName = "NAME|ACCOUNT=NAME",
    };

    public Option<string?> RoleName { get; } =
        new("--role-name") { Description = "Live: the role to assume in accounts without a profile.", HelpName = "NAME" };

    public Option<string?> ExternalId { get; } =
        new("--external-id") { Description = "Live: what has to be said to assume it.", HelpName = "TEXT" };

    public Option<string?> EndpointUrl { get; } =
        new("--endpoint-url") { Description = "Live: where AWS is; for `keyferry serve`.", HelpName = "URL" };

    public Option<string?> Region { get; } =
        new("--region") { Description = "Live: the Region to sign in at, if not the ARN's.", HelpName = "REGION" };

    public Option<string?> Ami { get; } =
        new("--ami") { Description = "Live: the AMI to distribute, with a distribution configuration.", HelpName = "AMI" };

    public Option<string?> OrganizationAccount { get; } = AccountOption();

    public ImmutableArray<Option> All =>
        [Profile, RoleName, ExternalId, OrganizationAccount, EndpointUrl, Region, Ami];

    public AccountId? OrganizationAccountOf(ParseResult parsed) =>
        parsed.GetValue(OrganizationAccount) is { } account ? new AccountId(account) : null;

    /// <summary>Adds the flags, all but those that mean nothing to the command.</summary>
    public void AddTo(Command command, params ReadOnlySpan<Option> but)
    {
        foreach (Option option in All.Except(but.ToArray()))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The first of these flags on the command line, which means nothing without an ARN; null when there is none.</summary>
    public string? Given(ParseResult parsed) =>
        All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>How to reach the accounts; null with what is wrong.</summary>
    public AccessOptions? Options(ParseResult parsed, LiveTarget target, Terminal terminal, out string? problem)
    {
        string[] profiles = parsed.GetValue(Profile) ?? [];
        string[] own = [.. profiles.Where(profile => !IsOfAccount(profile))];
        string? address = parsed.GetValue(EndpointUrl) ?? NotEmpty(terminal.Variable(EndpointVariable));
        Uri? endpoint = null;
        bool isAddress = address is null
            || (Uri.TryCreate(address, UriKind.Absolute, out endpoint) && endpoint.Scheme is "http" or "https");
        problem = (own.Length, isAddress) switch
        {
            ( > 1, _) => $"the source account has one profile: `{own[0]}` or `{own[1]}`? give others as ACCOUNT=NAME",
            (_, false) => $"`{address}` isn't the address of a server; give one such as http://127.0.0.1:4566",
            _ => null,
        };
        return problem is not null
            ? null
            : new AccessOptions
            {
                Profile = own.FirstOrDefault(),
                AccountProfiles = profiles.Where(IsOfAccount)
                    .Select(profile => profile.Split('=', 2))
                    .GroupBy(pair => new AccountId(pair[0]))
                    .ToImmutableDictionary(group => group.Key, group => group.Last()[1]),
                RoleName = parsed.GetValue(RoleName),
                ExternalId = parsed.GetValue(ExternalId),
                EndpointUrl = endpoint,
                Region = parsed.GetValue(Region) is { } region ? new Region(region) : target.Region,
                Partition = target.Partition,
            };
    }

    private static Option<string?> AccountOption()
    {
        Option<string?> option = new("--organization-account")
        {
            Description = "Live: who is asked about the organization, if not its management account.",
            HelpName = "ACCOUNT",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !AccountId.IsValid(token.Value))
            {
                result.AddError($"`{token.Value}` isn't an account id; it has twelve digits");
            }
        });
        return option;
    }

    private static bool IsOfAccount(string profile) =>
        profile.Split('=', 2) is [var account, { Length: > 0 }] && AccountId.IsValid(account);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
