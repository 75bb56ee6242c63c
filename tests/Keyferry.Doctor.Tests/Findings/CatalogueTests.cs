using System.Text.RegularExpressions;
using Keyferry.Doctor.Findings;
using Xunit;

namespace Keyferry.Doctor.Tests.Findings;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Codes_and_slugs_are_unique_and_well_formed()
    {
        Assert.All(Catalogue.All, rule => Assert.Matches(CodePattern(), rule.Code));
        Assert.All(Catalogue.All, rule => Assert.Matches(SlugPattern(), rule.Slug));
        Assert.Equal(Catalogue.All.Length, Catalogue.All.Select(r => r.Code).Distinct().Count());
        Assert.Equal(Catalogue.All.Length, Catalogue.All.Select(r => r.Slug).Distinct().Count());
    }

    [Fact]
    public void Every_rule_names_the_facts_it_rests_on() =>
        Assert.All(Catalogue.All, rule => Assert.NotEmpty(rule.Facts));

    [Fact]
    public void Every_class_is_named_after_its_code() =>
        Assert.All(Catalogue.All, rule => Assert.StartsWith(rule.Code, rule.GetType().Name, StringComparison.Ordinal));

    [Fact]
    public void Every_rule_of_the_assembly_is_in_the_catalogue() =>
        Assert.Equal(
            typeof(Catalogue).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FindingRule)) && !t.IsAbstract)
                .Select(t => t.Name).Order(),
            Catalogue.All.Select(r => r.GetType().Name).Order());

    [Fact]
    public void Finds_a_rule_whatever_the_case_of_its_code() =>
        Assert.Equal("distribution-role-lacks-kms", Catalogue.Find("kf1009")?.Slug);

    [GeneratedRegex("^KF1[0-9]{3}$")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugPattern();
}
