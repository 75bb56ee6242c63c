using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Permissions;
using Keyferry.Cli.Commands;

namespace Keyferry.Cli.Permissions;

/// <summary>Prints the permissions in the form that was asked for.</summary>
internal static class PermissionsRun
{
    private static readonly JsonWriterOptions s_indented = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static int Run(ParseResult parsed, PermissionsFlags flags, Terminal terminal)
    {
        string role = parsed.GetValue(flags.RoleName)!;
        string? principal = parsed.GetValue(flags.Principal);
        string? externalId = parsed.GetValue(flags.ExternalId);
        string kind = parsed.GetValue(flags.For)!;
        ReadFrom where = kind switch
        {
            "source" => ReadFrom.Source,
            "destination" => ReadFrom.Destination,
            "organization" => ReadFrom.Organization,
            "all" => ReadFrom.Source | ReadFrom.Destination | ReadFrom.Organization,
            _ => throw new UnreachableException(),
        };
        switch (parsed.GetValue(flags.As))
        {
            case "policy":
                Write(ReadPermissions.Policy(where, kind == "source" ? role : null), terminal);
                return ExitCode.Success;
            case "trust" when principal is null:
                terminal.Error.WriteLine(
                    "keyferry permissions: whom is the role to trust? name who runs keyferry, by `--principal ARN`");
                return ExitCode.BadInput;
            case "trust":
                Write(ReadPermissions.Trust(principal, externalId is null ? null : JsonValue.Create(externalId)), terminal);
                return ExitCode.Success;
            case "cloudformation":
                terminal.Out.Write(PermissionsCloudFormation.Template(where, role, principal, externalId));
                return ExitCode.Success;
            case "terraform":
                terminal.Out.Write(PermissionsTerraform.Configuration(where, role, principal, externalId));
                return ExitCode.Success;
            default:
                throw new UnreachableException();
        }
    }

    private static void Write(JsonObject document, Terminal terminal) => terminal.WriteJson(stream =>
    {
        using Utf8JsonWriter json = new(stream, s_indented);
        document.WriteTo(json);
    });
}
