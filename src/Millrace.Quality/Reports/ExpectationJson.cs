using System.Text.Json;

namespace Millrace.Quality;

/// <summary>What was expected, and what was found of it, as JSON.</summary>
internal static class ExpectationJson
{
    public static void Write(this Utf8JsonWriter json, ExpectationReport expectation)
    {
        json.WriteStartObject();
        json.WriteIfAny("column", expectation.Column);
        json.WriteString("attribute", expectation.Attribute);
        json.WriteIfAny("says", expectation.Says);
        json.WriteBoolean("holds", expectation.Holds);
        json.WriteNumber("checked", expectation.Checked);
        json.WriteNumber("broken", expectation.Broken);
        json.WriteNumber("tolerance", expectation.Tolerance);
        json.Write(expectation.Examples);
        json.WriteIfAny("distinctBroken", expectation.DistinctBroken);
        json.Write(expectation.Unexpected);
        json.WriteEndObject();
    }

    public static ExpectationReport ToExpectation(this JsonPlace json) => new(
        json["attribute"].ToText(), json["checked"].ToCount(), json["broken"].ToCount(), json["tolerance"].ToNumber(), json.ToExamples())
    {
        Column = json.Find("column")?.ToText(),
        Says = json.Find("says")?.ToText(),
        DistinctBroken = json.Find("distinctBroken")?.ToCount(),
        Unexpected = json.ToUnexpected(),
    };
}
