using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Keyferry.Cloud.Ec2;

namespace Keyferry.Doctor.Fixing.Calls;

/// <summary>A criterion of Allowed AMIs as the API takes it (ImageCriterionRequest).</summary>
public static class CriterionText
{
    public static JsonObject Of(ImageCriterion criterion)
    {
        JsonObject json = [];
        Texts(json, "ImageProviders", criterion.ImageProviders);
        Texts(json, "MarketplaceProductCodes", criterion.MarketplaceProductCodes);
        Texts(json, "ImageNames", criterion.ImageNames);
        if (criterion.MaximumDaysSinceDeprecated is { } deprecated)
        {
            json["DeprecationTimeCondition"] = new JsonObject { ["MaximumDaysSinceDeprecated"] = deprecated };
        }

        if (criterion.MaximumDaysSinceCreated is { } created)
        {
            json["CreationDateCondition"] = new JsonObject { ["MaximumDaysSinceCreated"] = created };
        }

        return json;
    }

    private static void Texts(JsonObject json, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        JsonArray array = [];
        foreach (string text in texts)
        {
            array.Add((JsonNode)text);
        }

        json[name] = array;
    }
}
