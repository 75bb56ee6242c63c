using System.CommandLine;
using Keyferry.Aws.Permissions;
using Keyferry.Cli.Permissions;
using Keyferry.Cli.Simulating;

namespace Keyferry.Cli.Commands;

/// <summary><c>keyferry permissions</c>: what reading live accounts takes, and how to roll it out.</summary>
internal static class PermissionsCommand
{
    private const string Remarks = """
        Everything that is ever called is in the policy, and everything in the policy is called.
        None of it changes anything.
        """;

    public static Command Build(Terminal terminal, HelpWithExamples help)
    {
        PermissionsFlags flags = new();
        Command command = new("permissions", "Prints the policy that reading live accounts takes, and what rolls it out.")
        {
            flags.As, flags.For, flags.RoleName, flags.Principal, flags.ExternalId,
        };
        help.Add(
            command,
            """
              keyferry permissions                      the policy, for every kind of account
              keyferry permissions --for source         and assuming the role in the others
              keyferry permissions --as trust --principal arn:aws:iam::111122223333:role/ci
              keyferry permissions --as cloudformation > keyferry-read.yaml
              keyferry permissions --as terraform > keyferry-read.tf
            """,
            Remarks);
        command.SetAction(parsed => PermissionsRun.Run(parsed, flags, terminal));
        return command;
    }
}

/// <summary>The flags of <c>keyferry permissions</c>.</summary>
internal sealed class PermissionsFlags
{
    public Option<string> As { get; } = Named(
        "FORM", "--as", "What to print: policy, trust, cloudformation or terraform.", "policy", "trust", "cloudformation", "terraform");

    public Option<string> For { get; } = Named(
        "KIND",
        "--for",
        "The kind of account: all, source, destination or organization.",
        "all",
        "source",
        "destination",
        "organization");

    public Option<string> RoleName { get; } = new("--role-name")
    {
        Description = "The role to read by in other accounts, with its path.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ReadPermissions.DefaultRole,
    };

    public Option<string?> Principal { get; } = new("--principal")
    {
        Description = "Who may assume the role; needed for `--as trust`.",
        HelpName = "ARN",
    };

    public Option<string?> ExternalId { get; } =
        new("--external-id") { Description = "What has to be said to assume the role.", HelpName = "TEXT" };

    // All the words would break the column of the help.
    private static Option<string> Named(string helpName, string name, string description, params string[] words)
    {
        var option = SimulateFlags.OneOf(name, description, words);
        option.HelpName = helpName;
        return option;
    }
}
