namespace Keyferry.Cli.Permissions;

/// <summary>A role as its ARN names it, <c>ops/keyferry-read</c>, apart: its path is <c>/ops/</c>.</summary>
internal static class RolePath
{
    public static string NameOf(string role) => role[(role.LastIndexOf('/') + 1)..];

    public static string PathOf(string role) => $"/{role[..(role.LastIndexOf('/') + 1)]}";
}
