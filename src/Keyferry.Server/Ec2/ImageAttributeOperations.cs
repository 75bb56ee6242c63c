using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>The attributes of EC2's images, launch permissions above all, mapped to the core.</summary>
public static class ImageAttributeOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.ModifyImageAttribute, Modify);
        table.Add(Api.Ec2Model.DescribeImageAttribute, (call, request) => new Ec2Service(call.Run)
            .DescribeImageAttribute(call.Caller, call.Region, request.ImageId, request.Attribute)
            .Answer(request.DryRun, described => Attribute(described, request.Attribute)));
        table.Add(Api.Ec2Model.ResetImageAttribute, (call, request) => new Ec2Service(call.Run)
            .ResetLaunchPermission(call.Caller, call.Region, request.ImageId).UnlessDryRun(request.DryRun));
    }

    private static Reply<Done> Modify(ServiceCall call, Api.ModifyImageAttributeRequest request)
    {
        Reply<ImageAttributeChange> change = new ModifyImageAttributeRequest
        {
            Attribute = request.Attribute,
            Description = request.Description?.Value,
            ImdsSupport = request.ImdsSupport?.Value,
            LaunchPermission = request.LaunchPermission is { } permission
                ? Items(permission.Add) with { Removed = permission.Remove is null ? null : Items(permission.Remove) }
                : null,
            OperationType = request.OperationType,
            Lists = new LaunchPermissionChange
            {
                UserIds = Reading.Texts(request.UserIds),
                UserGroups = Reading.Texts(request.UserGroups),
                OrganizationArns = Reading.Texts(request.OrganizationArns),
                OrganizationalUnitArns = Reading.Texts(request.OrganizationalUnitArns),
            },
            Value = request.Value,
        }.Read();
        return change.Succeeded
            ? new Ec2Service(call.Run)
                .ModifyImageAttribute(call.Caller, call.Region, request.ImageId, change.Value!).UnlessDryRun(request.DryRun)
            : change.Error;
    }

    private static LaunchPermissionChange Items(IReadOnlyList<Api.LaunchPermission>? items)
    {
        ImmutableArray<string> Of(Func<Api.LaunchPermission, string?> member) => [.. (items ?? []).Select(member).OfType<string>()];
        return new LaunchPermissionChange
        {
            UserIds = Of(i => i.UserId),
            UserGroups = Of(i => i.Group),
            OrganizationArns = Of(i => i.OrganizationArn),
            OrganizationalUnitArns = Of(i => i.OrganizationalUnitArn),
        };
    }

    private static Api.ImageAttribute Attribute(DescribedImage described, string attribute)
    {
        Image image = described.Image;
        Api.ImageAttribute answer = new() { ImageId = image.ImageId };
        static Api.AttributeValue Value(string? value) => new() { Value = value };
        return attribute switch
        {
            "description" => answer with { Description = Value(image.Description) },
            "kernel" => answer with { KernelId = Value(image.KernelId) },
            "ramdisk" => answer with { RamdiskId = Value(image.RamdiskId) },
            "launchPermission" => answer with { LaunchPermissions = Permissions(image.LaunchPermissions) },
            "productCodes" => answer with { ProductCodes = ImageOperations.ProductCodes(image) ?? [] },
            "sriovNetSupport" => answer with { SriovNetSupport = Value(image.SriovNetSupport) },
            "bootMode" => answer with { BootMode = Value(image.BootMode) },
            "tpmSupport" => answer with { TpmSupport = Value(image.TpmSupport) },
            "uefiData" => answer with { UefiData = Value(image.UefiData) },
            "lastLaunchedTime" => answer with { LastLaunchedTime = Value(ImageOperations.Time(image.LastLaunchedTime)) },
            "imdsSupport" => answer with { ImdsSupport = Value(image.ImdsSupport) },
            "deregistrationProtection" => answer with { DeregistrationProtection = Value(described.Protection) },
            _ => answer,
        };
    }

    private static IReadOnlyList<Api.LaunchPermission> Permissions(LaunchPermissions permissions) =>
    [
        .. permissions.IsPublic ? [new Api.LaunchPermission { Group = "all" }] : Array.Empty<Api.LaunchPermission>(),
        .. permissions.UserIds.Order().Select(id => new Api.LaunchPermission { UserId = id.Value }),
        .. permissions.OrganizationArns.Order(StringComparer.Ordinal)
            .Select(arn => new Api.LaunchPermission { OrganizationArn = arn }),
        .. permissions.OrganizationalUnitArns.Order(StringComparer.Ordinal)
            .Select(arn => new Api.LaunchPermission { OrganizationalUnitArn = arn }),
    ];
}
