using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>
/// What Amazon owns in every Region: managed images over the public AMIs, the managed workflows, and a few of the managed
/// components. The documents are ours; AWS's are longer.
/// </summary>
internal static class AmazonResources
{
    private const string ImageVersion = "2025.8.20";

    private static readonly DateTimeOffset s_created = new(2025, 8, 20, 0, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<(string Name, string OsVersion)> s_images =
    [
        ("amazon-linux-2023-x86", "Amazon Linux 2023"), ("amazon-linux-2023-arm64", "Amazon Linux 2023"),
        ("amazon-linux-2-x86", "Amazon Linux 2"), ("amazon-linux-2-arm64", "Amazon Linux 2"),
        ("ubuntu-server-24-lts-x86", "Ubuntu 24"), ("ubuntu-server-24-lts-arm64", "Ubuntu 24"),
        ("ubuntu-server-22-lts-x86", "Ubuntu 22"), ("ubuntu-server-22-lts-arm64", "Ubuntu 22"),
        ("windows-server-2016-english-full-base-x86", "Microsoft Windows Server 2016"),
        ("windows-server-2019-english-full-base-x86", "Microsoft Windows Server 2019"),
        ("windows-server-2022-english-full-base-x86", "Microsoft Windows Server 2022"),
        ("windows-server-2025-english-full-base-x86", "Microsoft Windows Server 2025"),
    ];

    private static readonly ImmutableArray<(string Name, string Platform, string Type, string Version, string Description, string Step)>
        s_components =
        [
            ("update-linux", "Linux", "BUILD", "1.0.2", "Installs all available updates", "UpdateOS"),
            ("update-windows", "Windows", "BUILD", "1.0.1", "Installs all available updates", "UpdateOS"),
            ("reboot-linux", "Linux", "BUILD", "1.0.1", "Restarts the system", "Reboot"),
            ("reboot-windows", "Windows", "BUILD", "1.0.1", "Restarts the system", "Reboot"),
            ("hello-world-linux", "Linux", "BUILD", "1.0.0", "Says hello", "ExecuteBash"),
            ("hello-world-windows", "Windows", "BUILD", "1.0.0", "Says hello", "ExecutePowerShell"),
            ("aws-cli-version-2-linux", "Linux", "BUILD", "1.0.4", "Installs the AWS CLI", "ExecuteBash"),
            ("aws-cli-version-2-windows", "Windows", "BUILD", "1.0.2", "Installs the AWS CLI", "ExecutePowerShell"),
            ("amazon-cloudwatch-agent-linux", "Linux", "BUILD", "1.0.1", "Installs the CloudWatch agent", "ExecuteBash"),
            ("amazon-cloudwatch-agent-windows", "Windows", "BUILD", "1.0.0", "Installs the CloudWatch agent", "ExecutePowerShell"),
            ("simple-boot-test-linux", "Linux", "TEST", "1.0.0", "Passes if the system boots", "ExecuteBash"),
            ("simple-boot-test-windows", "Windows", "TEST", "1.0.0", "Passes if the system boots", "ExecutePowerShell"),
            ("reboot-test-linux", "Linux", "TEST", "1.0.0", "Passes if the system restarts", "Reboot"),
            ("reboot-test-windows", "Windows", "TEST", "1.0.0", "Passes if the system restarts", "Reboot"),
        ];

    private static readonly ImmutableArray<(string Type, string Name, string Description, ImmutableArray<DocumentStep> Steps)>
        s_workflows =
        [
            ("BUILD", "build-image", "Builds an AMI",
            [
                Step("LaunchBuildInstance", "LaunchInstance", "Launch the build instance", 3600),
                Step("ApplyBuildComponents", "ExecuteComponents", "Run the components of the recipe", 43_200),
                Step("CreateOutputAMI", "CreateImage", "Make an AMI of the build instance", 43_200),
                Step("TerminateBuildInstance", "TerminateInstance", "Terminate the build instance", 3600),
            ]),
            ("TEST", "test-image", "Tests an AMI",
            [
                Step("LaunchTestInstance", "LaunchInstance", "Launch the test instance", 3600),
                Step("ApplyTestComponents", "ExecuteComponents", "Run the test components of the recipe", 43_200),
                Step("TerminateTestInstance", "TerminateInstance", "Terminate the test instance", 3600),
            ]),
            ("DISTRIBUTION", "distribute-image", "Distributes an AMI as its distribution configuration says (F1.95)",
            [
                Step("DistributeImage", "DistributeImage", "Share and copy the AMI", 21_600),
                Step("ModifyImageAttributes", "ModifyImageAttributes", "Set launch permissions", 7200),
                Step("ApplyImageConfigurations", "ApplyImageConfigurations", "Apply licences, launch templates, parameters", 21_600),
            ]),
        ];

    /// <summary>The managed images of a Region.</summary>
    public static IEnumerable<KeyValuePair<string, BuiltImage>> Images(Region region)
    {
        foreach ((string name, string os) in s_images)
        {
            string arn = $"{Prefix(region)}:image/{name}/{ImageVersion}/1";
            if (PublicImages.ResolveManagedImage(region, arn) is { } ami)
            {
                yield return KeyValuePair.Create(arn, new BuiltImage
                {
                    Arn = arn,
                    Account = ami.Owner,
                    Region = region,
                    Name = name,
                    Platform = ami.Platform is null ? "Linux" : "Windows",
                    OsVersion = os,
                    DateCreated = s_created,
                    OutputAmis = [new OutputAmi(ami.Owner, region, ami.ImageId, ami.Name)],
                });
            }
        }
    }

    /// <summary>Managed components of a Region.</summary>
    public static IEnumerable<KeyValuePair<string, Component>> Components(Region region) => s_components.Select(c =>
    {
        string arn = $"{Prefix(region)}:component/{c.Name}/{c.Version}/1";
        string phase = c.Type == "TEST" ? "test" : "build";
        return KeyValuePair.Create(arn, new Component(arn, c.Name, c.Version, c.Platform)
        {
            Description = c.Description,
            Type = c.Type,
            DateCreated = s_created,
            Data = $"""
                name: {c.Name}
                description: {c.Description}
                schemaVersion: 1.0
                phases:
                  - name: {phase}
                    steps:
                      - name: {c.Step}
                        action: {c.Step}

                """,
        });
    });

    /// <summary>The managed workflows of a Region.</summary>
    public static IEnumerable<KeyValuePair<string, Workflow>> Workflows(Region region) => s_workflows.Select(w =>
    {
        string arn = $"{Prefix(region)}:workflow/{w.Type.ToLowerInvariant()}/{w.Name}/1.0.0/1";
        IEnumerable<string> steps = w.Steps.Select(s => $"  - name: {s.Name}\n    action: {s.Action}\n");
        return KeyValuePair.Create(arn, new Workflow(
            arn, w.Name, "1.0.0", w.Type,
            $"name: {w.Name}\ndescription: {w.Description}\nschemaVersion: 1.0\nsteps:\n{string.Concat(steps)}")
        {
            Description = w.Description,
            DateCreated = s_created,
        });
    });

    /// <summary>The managed workflow of a stage: its ARN and steps.</summary>
    /// <param name="region">Where.</param>
    /// <param name="type">BUILD, TEST or DISTRIBUTION.</param>
    public static (string Arn, ImmutableArray<DocumentStep> Steps) Workflow(Region region, string type)
    {
        var found = s_workflows.First(w => w.Type == type);
        return ($"{Prefix(region)}:workflow/{type.ToLowerInvariant()}/{found.Name}/1.0.0/1", found.Steps);
    }

    private static DocumentStep Step(string name, string action, string description, int timeout) =>
        new(name, action, description, "Abort", timeout);

    private static string Prefix(Region region) => $"arn:aws:imagebuilder:{region}:aws";
}
