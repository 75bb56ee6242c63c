using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.Scenarios;

public class ScenarioWriterTests
{
    public static TheoryData<string> Examples => [.. Repository.Examples.Select(p => Path.GetFileName(p))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_world_that_is_written_and_read_again_is_the_same(string name)
    {
        Scenario before = Scenario.Load(name, Repository.Read($"examples/{name}")).Required();
        string text = Scenario.Write(before.World, before.Story);
        Scenario after = Scenario.Load(name, text).Required();
        Assert.Equal(WorldText.Of(before.World), WorldText.Of(after.World));
        Assert.Equal(before.Story, after.Story);
        Assert.Equal(text, Scenario.Write(after.World, after.Story));
    }

    [Fact]
    public void A_version_of_a_launch_template_that_names_no_image_is_written_as_one_without()
    {
        LaunchTemplate template = new()
        {
            Account = new AccountId("111122223333"),
            Region = new Region("us-east-1"),
            LaunchTemplateId = "lt-0123456789abcdef0",
            Name = "web",
            Versions = ["resolve:ssm:/golden", "unblocked", "ami-0123456789abcdef0"],
        };
        World world = new World() with { LaunchTemplates = new World().LaunchTemplates.Add(template.Arn, template) };

        Scenario after = Scenario.Load("world.yaml", Scenario.Write(world)).Required();

        Assert.Equal([null, null, "ami-0123456789abcdef0"], after.World.LaunchTemplates[template.Arn].Versions);
    }
}
