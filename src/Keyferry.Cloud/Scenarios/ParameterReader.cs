using System.Collections.Immutable;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Scenarios;

/// <summary>SSM parameters. Subject of their origins: the ARN.</summary>
internal static class ParameterReader
{
    public static Shape Shape { get; } = new("parameter", "An SSM parameter.",
    [
        new("name", FieldType.Free, "Its name, /imagebuilder/golden …", Required: true),
        new("value", FieldType.Free, "Its value.", Required: true),
        new("type", FieldType.OneOf("String", "StringList", SsmParameter.SecureString), "String if it isn't given."),
        new("dataType", FieldType.OneOf("text", "aws:ec2:image"), "text if it isn't given."),
        new("version", new FieldType.Integer(1, int.MaxValue), "From 1; 1 if it isn't given."),
        new("history", FieldType.List(ParameterDetails.Earlier.Shape), "The versions before, the oldest first."),
        new("tags", FieldType.Tags, "Its tags."),
        .. ParameterDetails.Version.Fields,
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader parameter)
    {
        string name = parameter.Required("name");
        var value = new SsmParameter(account, region, name, parameter.Required("value"), parameter.Text("dataType") ?? "text")
        {
            Version = parameter.Integer("version") ?? 1,
            Type = parameter.Text("type") ?? "String",
        };
        value = ParameterDetails.Version.Read(parameter, value);
        ImmutableArray<SsmParameter> before =
        [
            .. parameter.Things("history").Select(v => ParameterDetails.Earlier.Read(v, new SsmParameter(account, region, name, "", "text"))),
        ];
        load.Ssm = load.Ssm with
        {
            History = before.IsEmpty ? load.Ssm.History : load.Ssm.History.SetItem(value.Arn, before),
            Tags = parameter.Has("tags") ? load.Ssm.Tags.SetItem(value.Arn, parameter.TextMap("tags")) : load.Ssm.Tags,
        };
        load.Add(load.Parameters, value.Arn, value, value.Arn, parameter, $"the parameter `{name}` of {account} in {region}");
    }
}
