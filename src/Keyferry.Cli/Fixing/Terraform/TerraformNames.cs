using System.Globalization;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Fixing;

namespace Keyferry.Cli.Fixing.Terraform;

/// <summary>The names of providers and resources within a configuration: letters, digits and underscores.</summary>
internal sealed class TerraformNames
{
    // Services without Regions are called there; IAM's, Organizations' and Account Management's own Region.
    private static readonly Region s_global = new("us-east-1");

    private readonly Dictionary<string, string> _subjects = new(StringComparer.Ordinal);

    /// <summary><c>a444455556666_us_east_1</c>.</summary>
    public static string Alias(AccountId account, Region? region) => $"a{account}_{Plain((region ?? s_global).Value)}";

    public static Region RegionOf(Change change) => change.Region ?? s_global;

    /// <summary>The name of a resource, the same each time it is asked for the same subject.</summary>
    /// <param name="type"><c>aws_iam_role</c>.</param>
    /// <param name="name">What a person calls it.</param>
    /// <param name="subject">What it is: whatever tells it from others of the type.</param>
    public string Label(string type, string name, string subject)
    {
        string plain = Plain(name);
        string stem = plain.Length > 0 && char.IsAsciiLetterLower(plain[0]) ? plain : "r_" + plain;
        string label = stem;
        for (int i = 2; ; i++)
        {
            if (_subjects.TryAdd($"{type}.{label}", subject) || _subjects[$"{type}.{label}"] == subject)
            {
                return label;
            }

            label = string.Create(CultureInfo.InvariantCulture, $"{stem}_{i}");
        }
    }

    private static string Plain(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));
}
