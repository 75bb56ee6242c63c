using Keyferry.Wire.Shapes;

namespace Keyferry.Wire.Formats;

/// <summary>Two ways to name the parameters of a form.</summary>
internal enum FormDialect
{
    /// <summary>
    /// <c>Tags.member.1.Key</c>, <c>Map.entry.1.key</c>: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
    /// </summary>
    Query,

    /// <summary>
    /// <c>Tag.1.Key</c>, names capitalized: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
    /// </summary>
    Ec2,
}

internal static class FormNames
{
    public static string NameOf(this FormDialect dialect, Member member) =>
        dialect == FormDialect.Query ? member.WireName
        : member.QueryName ?? string.Concat(member.WireName[..1].ToUpperInvariant(), member.WireName.AsSpan(1));

    public static bool IsFlattened(this FormDialect dialect, Member member, Shape.List list) =>
        dialect == FormDialect.Ec2 || member.IsFlattened || list.IsFlattened;
}
