using System.Globalization;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Finds the AMI behind a recipe's parent image.</summary>
internal static class ParentImages
{
    /// <summary>
    /// The AMI id in the build Region of an AMI id, an image ARN (AWS's or an own one, <c>x</c> for any number), or
    /// <c>ssm:PARAMETER</c>; null if it names nothing.
    /// </summary>
    public static string? Resolve(World world, AccountId account, Region region, string parent)
    {
        if (parent.StartsWith("ssm:", StringComparison.Ordinal))
        {
            string name = parent["ssm:".Length..];
            return Parameter(world, account, region, name);
        }

        return parent.StartsWith("arn:", StringComparison.Ordinal) ? BuiltImage(world, region, parent) : parent;
    }

    // A parameter's value may itself name an image in one of the other ways, but not a parameter again.
    private static string? Parameter(World world, AccountId account, Region region, string name)
    {
        string arn = name.StartsWith("arn:", StringComparison.Ordinal) ? name : Subjects.Parameter(account, region, name);
        return world.Parameters.TryGetValue(arn, out Ssm.SsmParameter? parameter) ? parameter.Value
            : PublicImages.ResolveParameter(region, name)?.ImageId;
    }

    // The newest available build whose version matches; `x` stands for any number.
    private static string? BuiltImage(World world, Region region, string arn)
    {
        string[] wanted = arn.Split(':', 6);
        if (wanted.Length < 6)
        {
            return null;
        }

        if (wanted[4] == "aws")
        {
            return PublicImages.ResolveManagedImage(region, arn)?.ImageId;
        }

        BuiltImage? best = null;
        int[] bestVersion = [];
        foreach (BuiltImage image in world.ImageBuilder.Images.Values)
        {
            if (image.Status == BuiltImageStatus.Available && Matches(arn, image.Arn, out int[] version)
                && (best is null || Compare(version, bestVersion) > 0))
            {
                (best, bestVersion) = (image, version);
            }
        }

        return best?.OutputAmis.FirstOrDefault(a => a.Region == region)?.ImageId;
    }

    // arn:…:image/name/1.x.x against arn:…:image/name/1.2.3/4.
    private static bool Matches(string pattern, string arn, out int[] version)
    {
        version = [];
        string[] wanted = pattern.Split('/');
        string[] found = arn.Split('/');
        if (wanted.Length is not (3 or 4) || found.Length != 4 || wanted[0] != found[0] || wanted[1] != found[1]
            || (wanted.Length == 4 && wanted[3] != found[3]))
        {
            return false;
        }

        string[] numbers = [.. found[2].Split('.'), found[3]];
        string[] patterns = wanted[2].Split('.');
        version = [.. numbers.Select(n => int.TryParse(n, CultureInfo.InvariantCulture, out int value) ? value : 0)];
        return patterns.Length == 3 && patterns.Zip(numbers).All(p => p.First == "x" || p.First == p.Second);
    }

    private static int Compare(int[] left, int[] right) =>
        left.Zip(right).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(c => c != 0);
}
