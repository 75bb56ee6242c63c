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
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader parameter)
    {
        string name = parameter.Required("name");
        var value = new SsmParameter(account, region, name, parameter.Required("value"), parameter.Text("dataType") ?? "text")
        {
            Version = parameter.Integer("version") ?? 1,
            Type = parameter.Text("type") ?? "String",
        };
        load.Add(load.Parameters, value.Arn, value, value.Arn, parameter, $"the parameter `{name}` of {account} in {region}");
    }
}
