using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Writes Image Builder's resources; references are written as ARNs.</summary>
internal sealed class ImageBuilderWriter(YamlWriter yaml, ImageBuilderState state)
{
    private readonly ILookup<string, Component> _components = ByPlace(state.Components.Values, c => c.Arn);
    private readonly ILookup<string, ImageRecipe> _recipes = ByPlace(state.ImageRecipes.Values, r => r.Arn);
    private readonly ILookup<string, InfrastructureConfiguration> _infrastructure =
        ByPlace(state.InfrastructureConfigurations.Values, c => c.Arn);

    private readonly ILookup<string, DistributionConfiguration> _distributions =
        ByPlace(state.DistributionConfigurations.Values, c => c.Arn);

    private readonly ILookup<string, ImagePipeline> _pipelines = ByPlace(state.ImagePipelines.Values, p => p.Arn);
    private readonly ILookup<string, Workflow> _workflows = ByPlace(state.Workflows.Values, w => w.Arn);
    private readonly ILookup<string, BuiltImage> _images = ByPlace(state.Images.Values, i => i.Arn);

    public void Write(AccountId account)
    {
        List<RegionInfo> regions = [.. RegionCatalog.All.Where(r => HasAny($"{r.Region}:{account}"))];
        if (regions.Count > 0)
        {
            yaml.Map("imageBuilder", () => regions.ForEach(r => yaml.Map(r.Region.Value, () => WriteRegion($"{r.Region}:{account}"))));
        }
    }

    /// <summary>Whoever has anything.</summary>
    public IEnumerable<AccountId> Accounts =>
        state.Components.Keys.Concat(state.ImageRecipes.Keys).Concat(state.InfrastructureConfigurations.Keys)
            .Concat(state.DistributionConfigurations.Keys).Concat(state.ImagePipelines.Keys).Concat(state.Images.Keys).Concat(state.Workflows.Keys)
            .Select(ImageBuilderArns.Owner).OfType<AccountId>();

    private static int? BuildOf(string arn) => MapReader.AsInteger(arn[(arn.LastIndexOf('/') + 1)..]);

    private static ILookup<string, T> ByPlace<T>(IEnumerable<T> things, Func<T, string> arn) =>
        things.OrderBy(arn, StringComparer.Ordinal).ToLookup(t => string.Join(':', arn(t).Split(':')[3..5]));

    private bool HasAny(string place) =>
        _components.Contains(place) || _recipes.Contains(place) || _infrastructure.Contains(place)
        || _distributions.Contains(place) || _pipelines.Contains(place) || _images.Contains(place)
        || _workflows.Contains(place);

    private void WriteRegion(string place)
    {
        Things("components", _components[place], component =>
        {
            yaml.Text("name", component.Name);
            yaml.Text("version", component.Version);
            yaml.Number("build", BuildOf(component.Arn));
            yaml.Text("platform", component.Platform);
            WriteOwn(component.Arn);
            BuildDetails.Component.Write(yaml, component);
        });
        Things("imageRecipes", _recipes[place], WriteRecipe);
        Things("infrastructureConfigurations", _infrastructure[place], configuration =>
        {
            yaml.Text("name", configuration.Name);
            yaml.Text("instanceProfileName", configuration.InstanceProfileName);
            WriteOwn(configuration.Arn);
            BuildDetails.Infrastructure.Write(yaml, configuration);
        });
        Things("distributionConfigurations", _distributions[place], configuration =>
        {
            yaml.Text("name", configuration.Name);
            yaml.List("distributions", configuration.Distributions, entry => yaml.Map(() => WriteDistribution(entry)), evenEmpty: true);
            WriteOwn(configuration.Arn);
            PipelineDetails.Distribution.Write(yaml, configuration);
        });
        Things("imagePipelines", _pipelines[place], pipeline =>
        {
            yaml.Text("name", pipeline.Name);
            yaml.Text("imageRecipe", state.FindRecipe(pipeline.ImageRecipeArn)?.Arn ?? pipeline.ImageRecipeArn);
            yaml.Text("infrastructureConfiguration", pipeline.InfrastructureConfigurationArn);
            yaml.Text("distributionConfiguration", pipeline.DistributionConfigurationArn);
            yaml.Text("executionRole", pipeline.ExecutionRole);
            yaml.List("workflows", pipeline.Workflows, yaml.Text);
            WriteOwn(pipeline.Arn);
            PipelineDetails.Pipeline.Write(yaml, pipeline);
        });
        Things("images", _images[place], WriteImage);
        Things("workflows", _workflows[place], workflow =>
        {
            WriteOwn(workflow.Arn);
            BuildDetails.Workflow.Write(yaml, workflow);
        });
    }

    private void WriteOwn(string arn)
    {
        yaml.TextMap("tags", state.Tags.GetValueOrDefault(arn));
        yaml.Text("resourcePolicy", state.Policies.GetValueOrDefault(arn));
    }

    private void WriteImage(BuiltImage image)
    {
        string[] parts = image.Arn.Split('/');
        yaml.Text("name", parts[1]);
        yaml.Text("version", parts[2]);
        yaml.Number("build", BuildOf(image.Arn));
        yaml.Text("status", ImageBuilderWords.Statuses.Write(image.Status));
        yaml.Text("reason", image.Reason);
        // What is deleted since can't be named.
        yaml.Text("imageRecipe", image.ImageRecipeArn is { } recipe && state.ImageRecipes.ContainsKey(recipe) ? recipe : null);
        yaml.Text("distributionConfiguration",
            image.DistributionConfigurationArn is { } settings && state.DistributionConfigurations.ContainsKey(settings)
                ? settings
                : null);
        yaml.Text("executionRole", image.ExecutionRole);
        Things("amis", image.OutputAmis, ami =>
        {
            yaml.Text("account", ami.Account.Value);
            yaml.Text("region", ami.Region.Value);
            yaml.Text("image", ami.ImageId);
            yaml.Text("name", ami.Name);
        });
        WriteOwn(image.Arn);
        PipelineDetails.Image.Write(yaml, image);
    }

    private void WriteRecipe(ImageRecipe recipe)
    {
        yaml.Text("name", recipe.Name);
        yaml.Text("version", recipe.Version);
        yaml.Text("parentImage", recipe.ParentImage);
        yaml.List("components", recipe.Components, yaml.Text);
        yaml.TextMap("amiTags", recipe.AmiTags);
        WriteOwn(recipe.Arn);
        BuildDetails.Recipe.Write(yaml, recipe);
        Things("blockDeviceMappings", recipe.BlockDeviceMappings, device =>
        {
            yaml.Text("deviceName", device.DeviceName);
            yaml.Map("ebs", () =>
            {
                yaml.Flag("encrypted", device.Encrypted);
                yaml.Text("kmsKeyId", device.KmsKeyId);
                yaml.Text("snapshotId", device.SnapshotId);
                yaml.Number("volumeSize", device.VolumeSize);
                yaml.Text("volumeType", device.VolumeType);
                BuildDetails.Device.Write(yaml, device);
            });
            yaml.Flag("noDevice", device.NoDevice);
            yaml.Text("virtualName", device.VirtualName);
        });
    }

    private void WriteDistribution(Distribution entry)
    {
        yaml.Text("region", entry.Region.Value);
        if (entry.Ami is { } ami)
        {
            yaml.Map("amiDistributionConfiguration", () => WriteAmi(ami));
        }

        Things("launchTemplateConfigurations", entry.LaunchTemplates, target =>
        {
            yaml.Text("launchTemplateId", target.LaunchTemplateId);
            yaml.Text("accountId", target.AccountId?.Value);
            yaml.Flag("setDefaultVersion", target.SetDefaultVersion);
        });
        Things("ssmParameterConfigurations", entry.SsmParameters, target =>
        {
            yaml.Text("parameterName", target.ParameterName);
            yaml.Text("amiAccountId", target.AmiAccountId?.Value);
            yaml.Text("dataType", target.DataType);
        });
        yaml.List("licenseConfigurationArns", entry.LicenseConfigurationArns, yaml.Text);
        if (entry.S3Export is { } export)
        {
            yaml.Map("s3ExportConfiguration", () =>
            {
                yaml.Text("roleName", export.RoleName);
                yaml.Text("diskImageFormat", export.DiskImageFormat);
                yaml.Text("s3Bucket", export.S3Bucket);
                yaml.Text("s3Prefix", export.S3Prefix);
            });
        }

        Things("fastLaunchConfigurations", entry.FastLaunch, fast =>
        {
            yaml.Flag("enabled", fast.Enabled);
            yaml.Text("accountId", fast.AccountId?.Value);
            if (fast.LaunchTemplateId is { } template)
            {
                yaml.Map("launchTemplate", () => yaml.Text("launchTemplateId", template));
            }

            PipelineDetails.FastLaunch.Write(yaml, fast);
        });
    }

    private void WriteAmi(AmiDistribution ami)
    {
        yaml.Text("name", ami.Name);
        yaml.Text("description", ami.Description);
        yaml.Texts("targetAccountIds", ami.TargetAccountIds?.Select(a => a.Value));
        yaml.TextMap("amiTags", ami.AmiTags);
        yaml.Text("kmsKeyId", ami.KmsKeyId);
        if (ami.LaunchPermission is { } permission)
        {
            yaml.Map("launchPermission", () =>
            {
                yaml.Texts("userIds", permission.UserIds?.AsEnumerable());
                yaml.Texts("userGroups", permission.UserGroups?.AsEnumerable());
                yaml.Texts("organizationArns", permission.OrganizationArns?.AsEnumerable());
                yaml.Texts("organizationalUnitArns", permission.OrganizationalUnitArns?.AsEnumerable());
            });
        }
    }

    private void Things<T>(string key, IEnumerable<T> things, Action<T> fields) =>
        yaml.List(key, things, thing => yaml.Map(() => fields(thing)));
}
