using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>
/// A compiled plan as one line of JSON, the same for the same plan: steps with their components, inputs and where these come from, parameters with their
/// types, defaults and expressions; plans within it stand where they are used. What only people read of it, and code, is left out.
/// </summary>
internal static class PlanText
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text and its digest.</summary>
    public static (string Digest, string Document) Of(PipelinePlan plan)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, s_options))
            Write(json, plan);
        return (Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan)), Encoding.UTF8.GetString(text.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, PipelinePlan plan)
    {
        json.WriteStartObject();
        json.WriteString("pipeline", plan.Name);
        Write(json, "parameters", plan.Parameters);
        json.WriteStartArray("inputs");
        foreach (InputInfo input in plan.Inputs)
            Write(json, input);
        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (PlanStep step in plan.Steps)
            Write(json, plan, step);
        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (PlanOutput output in plan.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("name", output.Info.Name);
            json.WriteString("type", output.Info.Type.DisplayName);
            json.WritePropertyName("from");
            Write(json, plan, output.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PipelinePlan plan, PlanStep step)
    {
        ComponentDescriptor component = step.Component;
        json.WriteStartObject();
        json.WriteString("name", step.Name);
        json.WriteString("component", component.Type.ToString());
        json.WriteStartArray("inputs");
        for (int i = 0; i < step.Inputs.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", component.Inputs[i].Name);
            json.WriteString("type", component.Inputs[i].Type.DisplayName);
            Write(json, "from", plan, step.Inputs[i].Sources);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("outputs");
        foreach (OutputInfo output in component.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("name", output.Name);
            json.WriteString("type", output.Type.DisplayName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "parameters", component.Parameters);
        json.WriteStartObject("expressions");
        foreach (PlanArgument argument in step.Arguments)
        {
            ParameterInfo parameter = component.Parameters[argument.Parameter];
            json.WriteString(parameter.Name, parameter.IsSecret ? SecretMask.Placeholder : argument.Text);
        }

        json.WriteEndObject();
        WriteControl(json, plan, step);
        json.WriteEndObject();
    }

    // What few steps have is written where they have it.
    private static void WriteControl(Utf8JsonWriter json, PipelinePlan plan, PlanStep step)
    {
        foreach (PlanCondition condition in step.Conditions)
        {
            json.WritePropertyName(condition.Holds ? "when" : "unless");
            Write(json, plan, condition.Source);
        }

        if (step.RunsAlways)
            json.WriteBoolean("always", true);
        if (step.Reference is { } reference)
            json.WriteString(reference.Kind, reference.Target);
        if (step.Component.Pipeline is { } inner)
        {
            json.WritePropertyName("plan");
            Write(json, inner());
        }

        if (step.Map is { } map)
        {
            json.WritePropertyName("each");
            Write(json, map.Body);
        }
    }

    private static void Write(Utf8JsonWriter json, InputInfo input)
    {
        json.WriteStartObject();
        json.WriteString("name", input.Name);
        json.WriteString("type", input.Type.DisplayName);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PipelinePlan plan, ImmutableArray<PlanSource> sources)
    {
        json.WriteStartArray(name);
        foreach (PlanSource source in sources)
            Write(json, plan, source);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PipelinePlan plan, PlanSource source)
    {
        string text = source.Step == PlanSource.Port
            ? plan.Inputs[source.Output].Name
            : $"{plan.Steps[source.Step].Name}/{plan.Steps[source.Step].Component.Outputs[source.Output].Name}";
        string seen = source.ViewName is { } view ? $"{text}.{view}" : text;
        if (source.Fallback is not { } fallback)
        {
            json.WriteStringValue(seen);
            return;
        }

        json.WriteStartObject();
        json.WriteString("first", seen);
        json.WritePropertyName("or");
        Write(json, plan, fallback.Source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<ParameterInfo> parameters)
    {
        json.WriteStartArray(name);
        foreach (ParameterInfo parameter in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("type", parameter.Codec.TypeName);

            // What a clock, the environment or the machine tells would make each run a plan of its own: how it is computed is the plan.
            if (parameter is { DefaultText: { } text, IsSecret: false })
                json.WriteString("computed", text);
            else if (parameter.Default is { } value && !parameter.IsSecret)
                json.WriteString("default", parameter.Codec.Format(value()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
