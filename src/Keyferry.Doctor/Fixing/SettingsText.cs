using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Keyferry.Cloud.ImageBuilder;

namespace Keyferry.Doctor.Fixing;

/// <summary>
/// Image Builder's resources as the JSON that its API takes
/// (https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_UpdateDistributionConfiguration.html,
/// API_CreateImageRecipe, API_UpdateImagePipeline): ready for <c>--cli-input-json</c>.
/// </summary>
public static class SettingsText
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The input of UpdateDistributionConfiguration.</summary>
    public static string Of(DistributionConfiguration settings) => Write(json =>
    {
        json.WriteString("distributionConfigurationArn", settings.Arn);
        Text(json, "description", settings.Description);
        List(json, "distributions", settings.Distributions, entry => WriteEntry(json, entry), evenEmpty: true);
    });

    /// <summary>The input of CreateImageRecipe.</summary>
    public static string Of(ImageRecipe recipe) => Write(json =>
    {
        json.WriteString("name", recipe.Name);
        Text(json, "description", recipe.Description);
        json.WriteString("semanticVersion", recipe.Version);
        json.WriteString("parentImage", recipe.ParentImage);
        Text(json, "workingDirectory", recipe.WorkingDirectory);
        int at = 0;
        List(json, "components", recipe.Components, c =>
        {
            json.WriteString("componentArn", c);
            List(json, "parameters", recipe.ComponentParameters.ElementAtOrDefault(at++) is { IsDefault: false } given ? given : [], p =>
            {
                json.WriteString("name", p.Name);
                Texts(json, "value", p.Values);
            });
        });
        List(json, "blockDeviceMappings", recipe.BlockDeviceMappings, device => WriteDevice(json, device));
        if (recipe.UninstallAgentAfterBuild is not null || recipe.UserDataOverride is not null)
        {
            json.WriteStartObject("additionalInstanceConfiguration");
            if (recipe.UninstallAgentAfterBuild is { } uninstall)
            {
                json.WriteStartObject("systemsManagerAgent");
                json.WriteBoolean("uninstallAfterBuild", uninstall);
                json.WriteEndObject();
            }

            Text(json, "userDataOverride", recipe.UserDataOverride);
            json.WriteEndObject();
        }

        Tags(json, "amiTags", recipe.AmiTags);
    });

    /// <summary>The input of UpdateImagePipeline, which takes what it isn't given for its default.</summary>
    public static string Of(ImagePipeline pipeline) => Write(json =>
    {
        json.WriteString("imagePipelineArn", pipeline.Arn);
        Text(json, "description", pipeline.Description);
        json.WriteString("imageRecipeArn", pipeline.ImageRecipeArn);
        Text(json, "infrastructureConfigurationArn", pipeline.InfrastructureConfigurationArn);
        Text(json, "distributionConfigurationArn", pipeline.DistributionConfigurationArn);
        Text(json, "executionRole", pipeline.ExecutionRole);
        WriteWorkflows(json, pipeline);
        if (pipeline.Tests != ImageTests.Default)
        {
            json.WriteStartObject("imageTestsConfiguration");
            json.WriteBoolean("imageTestsEnabled", pipeline.Tests.Enabled);
            json.WriteNumber("timeoutMinutes", pipeline.Tests.TimeoutMinutes);
            json.WriteEndObject();
        }

        if (!pipeline.EnhancedImageMetadataEnabled)
        {
            json.WriteBoolean("enhancedImageMetadataEnabled", false);
        }

        Text(json, "status", pipeline.IsEnabled ? null : "DISABLED");
        WriteSchedule(json, pipeline.Schedule);
        if (pipeline.ImageLogGroup is not null || pipeline.PipelineLogGroup is not null)
        {
            json.WriteStartObject("loggingConfiguration");
            Text(json, "imageLogGroupName", pipeline.ImageLogGroup);
            Text(json, "pipelineLogGroupName", pipeline.PipelineLogGroup);
            json.WriteEndObject();
        }

        if (pipeline.Scanning is { } scanning)
        {
            json.WriteStartObject("imageScanningConfiguration");
            if (scanning.Enabled is { } enabled)
            {
                json.WriteBoolean("imageScanningEnabled", enabled);
            }

            if (scanning.RepositoryName is not null || !scanning.ContainerTags.IsEmpty)
            {
                json.WriteStartObject("ecrConfiguration");
                Text(json, "repositoryName", scanning.RepositoryName);
                Texts(json, "containerTags", scanning.ContainerTags);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        Tags(json, "imageTags", pipeline.ImageTags);
    });

    private static void WriteWorkflows(Utf8JsonWriter json, ImagePipeline pipeline)
    {
        if (pipeline.WorkflowUses.IsEmpty)
        {
            List(json, "workflows", pipeline.Workflows, w => json.WriteString("workflowArn", w));
            return;
        }

        List(json, "workflows", pipeline.WorkflowUses, use =>
        {
            json.WriteString("workflowArn", use.WorkflowArn);
            List(json, "parameters", use.Parameters, parameter =>
            {
                json.WriteString("name", parameter.Name);
                Texts(json, "value", parameter.Values);
            });
            Text(json, "parallelGroup", use.ParallelGroup);
            Text(json, "onFailure", use.OnFailure);
        });
    }

    private static void WriteSchedule(Utf8JsonWriter json, PipelineSchedule? schedule)
    {
        if (schedule is null)
        {
            return;
        }

        json.WriteStartObject("schedule");
        Text(json, "scheduleExpression", schedule.Expression);
        Text(json, "timezone", schedule.TimeZone);
        Text(json, "pipelineExecutionStartCondition", schedule.StartCondition);
        if (schedule.DisableAfterFailures is { } failures)
        {
            json.WriteStartObject("autoDisablePolicy");
            json.WriteNumber("failureCount", failures);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDevice(Utf8JsonWriter json, RecipeDevice device)
    {
        json.WriteString("deviceName", device.DeviceName);
        if (device with { NoDevice = false, VirtualName = null } != new RecipeDevice(device.DeviceName))
        {
            json.WriteStartObject("ebs");
            if (device.Encrypted is { } encrypted)
            {
                json.WriteBoolean("encrypted", encrypted);
            }

            Text(json, "kmsKeyId", device.KmsKeyId);
            Text(json, "snapshotId", device.SnapshotId);
            if (device.DeleteOnTermination is { } delete)
            {
                json.WriteBoolean("deleteOnTermination", delete);
            }

            Number(json, "volumeSize", device.VolumeSize);
            Text(json, "volumeType", device.VolumeType);
            Number(json, "iops", device.Iops);
            Number(json, "throughput", device.Throughput);
            json.WriteEndObject();
        }

        Text(json, "noDevice", device.NoDevice ? "" : null);
        Text(json, "virtualName", device.VirtualName);
    }

    private static void WriteEntry(Utf8JsonWriter json, Distribution entry)
    {
        json.WriteString("region", entry.Region.Value);
        if (entry.Ami is { } ami)
        {
            json.WriteStartObject("amiDistributionConfiguration");
            WriteAmi(json, ami);
            json.WriteEndObject();
        }

        List(json, "launchTemplateConfigurations", entry.LaunchTemplates, template =>
        {
            json.WriteString("launchTemplateId", template.LaunchTemplateId);
            Text(json, "accountId", template.AccountId?.Value);
            json.WriteBoolean("setDefaultVersion", template.SetDefaultVersion);
        });
        List(json, "ssmParameterConfigurations", entry.SsmParameters, parameter =>
        {
            Text(json, "amiAccountId", parameter.AmiAccountId?.Value);
            json.WriteString("parameterName", parameter.ParameterName);
            json.WriteString("dataType", parameter.DataType);
        });
        Texts(json, "licenseConfigurationArns", entry.LicenseConfigurationArns);
        if (entry.S3Export is { } export)
        {
            json.WriteStartObject("s3ExportConfiguration");
            json.WriteString("roleName", export.RoleName);
            json.WriteString("diskImageFormat", export.DiskImageFormat);
            json.WriteString("s3Bucket", export.S3Bucket);
            Text(json, "s3Prefix", export.S3Prefix);
            json.WriteEndObject();
        }

        List(json, "fastLaunchConfigurations", entry.FastLaunch, fast =>
        {
            json.WriteBoolean("enabled", fast.Enabled);
            Text(json, "accountId", fast.AccountId?.Value);
            if (fast.LaunchTemplateId is not null || fast.LaunchTemplateName is not null)
            {
                json.WriteStartObject("launchTemplate");
                Text(json, "launchTemplateId", fast.LaunchTemplateId);
                Text(json, "launchTemplateName", fast.LaunchTemplateName);
                Text(json, "launchTemplateVersion", fast.LaunchTemplateVersion);
                json.WriteEndObject();
            }

            if (fast.TargetResourceCount is { } count)
            {
                json.WriteStartObject("snapshotConfiguration");
                json.WriteNumber("targetResourceCount", count);
                json.WriteEndObject();
            }

            Number(json, "maxParallelLaunches", fast.MaxParallelLaunches);
        });
    }

    private static void WriteAmi(Utf8JsonWriter json, AmiDistribution ami)
    {
        Text(json, "name", ami.Name);
        Text(json, "description", ami.Description);
        if (ami.TargetAccountIds is { } targets)
        {
            Texts(json, "targetAccountIds", [.. targets.Select(t => t.Value)], evenEmpty: true);
        }

        Tags(json, "amiTags", ami.AmiTags);
        Text(json, "kmsKeyId", ami.KmsKeyId);
        if (ami.LaunchPermission is { } permission)
        {
            json.WriteStartObject("launchPermission");
            Texts(json, "userIds", permission.UserIds ?? []);
            Texts(json, "userGroups", permission.UserGroups ?? []);
            Texts(json, "organizationArns", permission.OrganizationArns ?? []);
            Texts(json, "organizationalUnitArns", permission.OrganizationalUnitArns ?? []);
            json.WriteEndObject();
        }
    }

    private static string Write(Action<Utf8JsonWriter> fields)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, s_options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void Tags(Utf8JsonWriter json, string name, ImmutableDictionary<string, string> tags)
    {
        if (tags.IsEmpty)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach ((string key, string value) in tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts, bool evenEmpty = false)
    {
        if (texts.IsEmpty && !evenEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void List<T>(
        Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write, bool evenEmpty = false)
    {
        if (items.IsEmpty && !evenEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
