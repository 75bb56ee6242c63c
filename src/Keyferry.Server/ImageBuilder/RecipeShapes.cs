using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>Recipes to and from their messages.</summary>
internal static class RecipeShapes
{
    public static ImageRecipe Read(ServiceCall call, Api.CreateImageRecipeRequest request) => new()
    {
        Arn = "",
        Account = call.Account,
        Region = call.Region,
        Name = request.Name,
        Version = request.SemanticVersion,
        ParentImage = request.ParentImage,
        Description = request.Description,
        WorkingDirectory = request.WorkingDirectory,
        Components = [.. (request.Components ?? []).Select(c => c.ComponentArn)],
        ComponentParameters = [.. (request.Components ?? []).Select(c => Parameters(c.Parameters))],
        BlockDeviceMappings = [.. (request.BlockDeviceMappings ?? []).Select(Device)],
        AmiTags = Mapping.Tags(request.AmiTags),
        UninstallAgentAfterBuild = request.AdditionalInstanceConfiguration?.SystemsManagerAgent?.UninstallAfterBuild,
        UserDataOverride = request.AdditionalInstanceConfiguration?.UserDataOverride,
    };

    public static Api.ImageRecipe Write(ServiceCall call, ImageRecipe recipe) => new()
    {
        Arn = recipe.Arn,
        Type = "AMI",
        Name = recipe.Name,
        Description = recipe.Description,
        Platform = recipe.Platform,
        Owner = recipe.Account.Value,
        Version = recipe.Version,
        Components = [.. recipe.Components.Select((arn, i) => Component(recipe, arn, i))],
        ParentImage = recipe.ParentImage,
        BlockDeviceMappings = [.. recipe.BlockDeviceMappings.Select(Device)],
        DateCreated = Mapping.Date(recipe.DateCreated),
        Tags = call.TagsOf(recipe.Arn),
        WorkingDirectory = recipe.WorkingDirectory,
        AdditionalInstanceConfiguration = recipe.UninstallAgentAfterBuild is null && recipe.UserDataOverride is null
            ? null
            : new Api.AdditionalInstanceConfiguration
            {
                SystemsManagerAgent = recipe.UninstallAgentAfterBuild is { } uninstall
                    ? new Api.SystemsManagerAgent { UninstallAfterBuild = uninstall }
                    : null,
                UserDataOverride = recipe.UserDataOverride,
            },
        AmiTags = Mapping.NotEmpty(recipe.AmiTags),
    };

    public static Api.ImageRecipeSummary Summary(ServiceCall call, ImageRecipe recipe) => new()
    {
        Arn = recipe.Arn,
        Name = recipe.Name,
        Platform = recipe.Platform,
        Owner = recipe.Account.Value,
        ParentImage = recipe.ParentImage,
        DateCreated = Mapping.Date(recipe.DateCreated),
        Tags = call.TagsOf(recipe.Arn),
    };

    private static ImmutableArray<ParameterValue> Parameters(IReadOnlyList<Api.ComponentParameter>? parameters) =>
        parameters is null ? [] : [.. parameters.Select(p => new ParameterValue(p.Name, Mapping.Texts(p.Value)))];

    private static Api.ComponentConfiguration Component(ImageRecipe recipe, string arn, int index)
    {
        ImmutableArray<ParameterValue> given =
            index < recipe.ComponentParameters.Length ? recipe.ComponentParameters[index] : [];
        return new Api.ComponentConfiguration
        {
            ComponentArn = arn,
            Parameters = given.IsEmpty
                ? null
                : [.. given.Select(p => new Api.ComponentParameter { Name = p.Name, Value = p.Values })],
        };
    }

    private static RecipeDevice Device(Api.InstanceBlockDeviceMapping device) => new(device.DeviceName ?? "")
    {
        Encrypted = device.Ebs?.Encrypted,
        KmsKeyId = device.Ebs?.KmsKeyId,
        SnapshotId = device.Ebs?.SnapshotId,
        VolumeSize = device.Ebs?.VolumeSize,
        VolumeType = device.Ebs?.VolumeType,
        DeleteOnTermination = device.Ebs?.DeleteOnTermination,
        Iops = device.Ebs?.Iops,
        Throughput = device.Ebs?.Throughput,
        NoDevice = device.NoDevice is not null,
        VirtualName = device.VirtualName,
    };

    private static Api.InstanceBlockDeviceMapping Device(RecipeDevice device) => new()
    {
        DeviceName = device.DeviceName,
        Ebs = device.NoDevice || device.VirtualName is not null
            ? null
            : new Api.EbsInstanceBlockDeviceSpecification
            {
                Encrypted = device.Encrypted,
                DeleteOnTermination = device.DeleteOnTermination,
                Iops = device.Iops,
                KmsKeyId = device.KmsKeyId,
                SnapshotId = device.SnapshotId,
                VolumeSize = device.VolumeSize,
                VolumeType = device.VolumeType,
                Throughput = device.Throughput,
            },
        VirtualName = device.VirtualName,
        NoDevice = device.NoDevice ? "" : null,
    };
}
