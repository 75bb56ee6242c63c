namespace Keyferry.Policies.Requests;

internal static class PrincipalText
{
    public static Principal? TryParse(string text) => throw new System.Diagnostics.UnreachableException(text);
}
