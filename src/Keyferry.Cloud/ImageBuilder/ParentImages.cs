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
        string subject = Subjects.ParentImage(account, region, parent);
        if (world.Horizon.ParentImages.TryGetValue(subject, out string? given))
        {
            return given;
        }

        if (world.Horizon.Absent.Contains(subject) || world.Horizon.Unread.ContainsKey(subject))
        {
            return null;
        }

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

        return VersionedArns.Newest(world.ImageBuilder.Images.Where(i => i.Value.Status == BuiltImageStatus.Available), arn)
            ?.OutputAmis.FirstOrDefault(a => a.Region == region)?.ImageId;
    }
}
