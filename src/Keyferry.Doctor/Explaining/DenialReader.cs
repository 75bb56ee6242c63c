namespace Keyferry.Doctor.Explaining;

/// <summary>Reads the sentence that every AWS service uses for denials (8.4).</summary>
internal static class DenialReader
{
    private const string Verb = " is not authorized to perform: ";
    private const string On = " on resource: ";
    private const string Blob = "Encoded authorization failure message: ";

    private static readonly (string Noun, DenialLayer Layer)[] s_layers =
    [
        ("identity-based policy", DenialLayer.Identity),
        ("resource-based policy", DenialLayer.Resource),
        ("role trust policy", DenialLayer.RoleTrust),
        ("permissions boundary", DenialLayer.Boundary),
        ("session policy", DenialLayer.Session),
        ("service control policy", DenialLayer.ServiceControl),
        ("resource control policy", DenialLayer.ResourceControl),
        ("VPC endpoint policy", DenialLayer.VpcEndpoint),
    ];

    /// <summary>The denial that a normalized text tells of, or null. Masked and missing parts are left null.</summary>
    public static DeniedAccess? Read(string text)
    {
        int verb = text.IndexOf(Verb, StringComparison.Ordinal);
        if (verb <= 0)
        {
            return null;
        }

        string principal = text[(text.LastIndexOf(' ', verb - 1) + 1)..verb].Trim('\'', '"', '(');
        string rest = text[(verb + Verb.Length)..];
        string action = Word(rest);
        if (principal.Length == 0 || action.Length == 0)
        {
            return null;
        }

        (DenialLayer layer, bool isExplicit, int after) = Reason(rest);
        return new DeniedAccess(principal, action)
        {
            Resource = Between(rest, On) is { Length: > 0 } resource ? resource : null,
            Layer = layer,
            IsExplicit = isExplicit,
            PolicyArn = after > 0 && rest.AsSpan(after).StartsWith(": arn:") ? Word(rest[(after + 2)..]) : null,
            EncodedMessage = Between(rest, Blob) is { Length: > 0 } blob ? blob : null,
        };
    }

    // The noun that stands first is the one: "because no X allows" or "explicit deny in a X".
    private static (DenialLayer Layer, bool IsExplicit, int After) Reason(string rest)
    {
        bool isExplicit = rest.Contains("explicit deny", StringComparison.Ordinal);
        int start = rest.IndexOf(isExplicit ? "explicit deny in " : "because no ", StringComparison.Ordinal);
        if (start < 0)
        {
            return (DenialLayer.Unstated, isExplicit, 0);
        }

        foreach ((string noun, DenialLayer layer) in s_layers)
        {
            int at = rest.IndexOf(noun, start, StringComparison.OrdinalIgnoreCase);
            // "in a ", "in an ", "in the ", "because no "
            if (at >= 0 && at - start <= "explicit deny in the ".Length)
            {
                return (layer, isExplicit, at + noun.Length);
            }
        }

        return (DenialLayer.Unstated, isExplicit, 0);
    }

    private static string? Between(string text, string marker)
    {
        int at = text.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? null : Word(text[(at + marker.Length)..]);
    }

    // Up to the next space, without what a sentence or quotation puts behind.
    private static string Word(string text)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim('\'', '"', ',', ';', ')', '`').TrimEnd('.', '\'', '"');
    }
}
