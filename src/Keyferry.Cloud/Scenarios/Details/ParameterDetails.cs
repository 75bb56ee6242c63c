using Keyferry.Cloud.Ssm;

namespace Keyferry.Cloud.Scenarios.Details;

internal static class ParameterDetails
{
    private static readonly Details<ParameterPolicy> s_policy = new Details<ParameterPolicy>("parameter policy", "A policy of a parameter.")
        .Text("type", "Expiration …", p => p.Type, (p, v) => p with { Type = v }, required: true)
        .Text("text", "As it was given, JSON.", p => p.Text, (p, v) => p with { Text = v }, required: true)
        .Time("expires", "When the parameter is gone.", p => p.Expires, (p, v) => p with { Expires = v });

    /// <summary>What every version has.</summary>
    public static Details<SsmParameter> Version { get; } = Common(new("parameter details", "What Systems Manager knows of a parameter."));

    /// <summary>An earlier version.</summary>
    public static Details<SsmParameter> Earlier { get; } =
        Common(new Details<SsmParameter>("earlier parameter version", "A version before the newest one.")
            .Text("value", "Its value; hidden of a SecureString.", p => Shown(p), (p, v) => p with { Value = v }, required: true)
            .Text("type", "String if it isn't given.", p => p.Type, (p, v) => p with { Type = v },
                FieldType.OneOf("String", "StringList", SsmParameter.SecureString))
            .Text("dataType", "text if it isn't given.", p => p.DataType, (p, v) => p with { DataType = v },
                FieldType.OneOf("text", "aws:ec2:image"))
            .Number("version", "From 1.", p => p.Version, (p, v) => p with { Version = v }));

    /// <summary>A scenario is shown to others.</summary>
    public static string Shown(SsmParameter parameter) => parameter.Type == SsmParameter.SecureString ? "hidden" : parameter.Value;

    private static Details<SsmParameter> Common(Details<SsmParameter> details) => details
        .Text("description", "Its description.", p => p.Description, (p, v) => p with { Description = v })
        .Text("keyId", "Of a SecureString: its key as it was named.", p => p.KeyId, (p, v) => p with { KeyId = v })
        .Text("keyArn", "Of a SecureString: ARN of its key.", p => p.KeyArn, (p, v) => p with { KeyArn = v })
        .Text("allowedPattern", "What its values must match.", p => p.AllowedPattern, (p, v) => p with { AllowedPattern = v })
        .Text("tier", "Standard if it isn't given.", p => p.Tier == "Standard" ? null : p.Tier, (p, v) => p with { Tier = v },
            FieldType.OneOf("Standard", SsmParameter.Advanced))
        .Parts("policies", "What is to happen to it by itself.", s_policy, new ParameterPolicy("", "", null), p => p.Policies,
            (p, v) => p with { Policies = v })
        .Texts("labels", "Its labels.", p => p.Labels, (p, v) => p with { Labels = v })
        .Time("lastModifiedDate", "When it was put.", p => p.LastModified, (p, v) => p with { LastModified = v })
        .Text("lastModifiedUser", "ARN of who put it.", p => p.LastModifiedUser, (p, v) => p with { LastModifiedUser = v });
}
