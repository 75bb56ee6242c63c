namespace Keyferry.Cloud.Worlds;

/// <summary>Names for the things evidence points at: ARNs where AWS has them.</summary>
public static class Subjects
{
    public static string Account(AccountId account) => $"arn:aws:iam::{account}:root";

    public static string Role(AccountId account, string path, string name) => $"arn:aws:iam::{account}:role{path}{name}";

    public static string Key(AccountId account, Region region, string keyId) => $"arn:aws:kms:{region}:{account}:key/{keyId}";

    public static string Alias(AccountId account, Region region, string name) => $"arn:aws:kms:{region}:{account}:{name}";

    /// <summary>Images and snapshots have no account in their ARN.</summary>
    public static string Image(Region region, string imageId) => $"arn:aws:ec2:{region}::image/{imageId}";

    public static string Snapshot(Region region, string snapshotId) => $"arn:aws:ec2:{region}::snapshot/{snapshotId}";

    public static string LaunchTemplate(AccountId account, Region region, string id) =>
        $"arn:aws:ec2:{region}:{account}:launch-template/{id}";

    public static string Parameter(AccountId account, Region region, string name) =>
        $"arn:aws:ssm:{region}:{account}:parameter/{name.TrimStart('/')}";

    public static string InstanceProfile(AccountId account, string name) => $"arn:aws:iam::{account}:instance-profile/{name}";

    /// <summary>Whether an AMI of this name exists (AWS has no ARN for that).</summary>
    public static string ImageName(AccountId account, Region region, string name) => $"image-name:{region}:{account}:{name}";

    /// <summary>What an account's recipe names as its parent image in a Region: AMI id, image ARN or <c>ssm:…</c>.</summary>
    public static string ParentImage(AccountId account, Region region, string reference) => $"parent-image:{region}:{account}:{reference}";

    /// <summary>The EBS and EC2 settings of one account and Region (AWS has no ARN for them).</summary>
    public static string Ec2Settings(AccountId account, Region region) => $"ec2-settings:{region}:{account}";
}
