using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Features;

/// <summary>
/// The name of each number of a feature: <c>Company=Taxi Co</c> for an indicator, <c>Position[latitude]</c> where there is one a column. In place of a value of
/// a sensitive column stands its id. No two numbers of a feature have one name: what is no value stands in parentheses (<c>Company=(other)</c>), a value that
/// begins with one or with a quotation mark in quotation marks (<c>Company="(other)"</c>), and a closing bracket within a column's name is doubled.
/// </summary>
internal static class NumberNames
{
    /// <param name="feature">The feature.</param>
    /// <param name="masked">Whether its columns' values must not be shown.</param>
    /// <returns>As many as the slot is wide.</returns>
    public static ImmutableArray<string> Of(FittedFeature feature, bool masked)
    {
        FeatureForm form = feature.Form;
        string[] lanes = form.Lanes == 1
            ? [feature.Info.Name]
            : [.. Enumerable.Range(0, form.Lanes).Select(lane => $"{feature.Info.Name}[{Lane(feature, form.Lanes, lane)}]")];
        return feature.Slot.Kind switch
        {
            FeatureKind.Sparse => [],
            FeatureKind.Indicator => [.. lanes.SelectMany((name, lane) => Indicators(name, form.Cardinality, masked ? [] : Meanings(feature, lane)))],
            _ => [.. lanes],
        };
    }

    private static string Lane(FittedFeature feature, int lanes, int lane) =>
        lanes == feature.Info.Columns.Length ? feature.Info.Columns[lane].Replace("]", "]]", StringComparison.Ordinal) : lane.ToString(CultureInfo.InvariantCulture);

    // Columns have as many numbers as the one with the most values, so others have numbers that are always 0.
    private static IEnumerable<string> Indicators(string name, int cardinality, ImmutableArray<string> meanings) =>
        Enumerable.Range(0, cardinality).Select(id => id < meanings.Length
            ? $"{name}={meanings[id]}"
            : string.Create(CultureInfo.InvariantCulture, $"{name}={(meanings.IsEmpty ? $"{id}" : $"(unused {id})")}"));

    // What the last stage says of ids that it makes; indicators of ids are named by the stage that made these.
    private static ImmutableArray<string> Meanings(FittedFeature feature, int lane) =>
        feature.Stages.Reverse().Select(stage => stage.Meanings(lane)).FirstOrDefault(static meanings => !meanings.IsEmpty, []);
}
