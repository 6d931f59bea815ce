namespace Millrace.Settings;

/// <summary>The secrets that settings hold: of a recorded run all else is known.</summary>
internal sealed class ConfiguredSecrets
{
    private ConfiguredSecrets()
    {
    }

    /// <summary>Texts for the pipeline's parameters, by their names.</summary>
    public Dictionary<string, string> Pipeline { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts for parameters of steps, by <c>step.parameter</c>.</summary>
    public Dictionary<string, string> Steps { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="plan">The pipeline.</param>
    /// <param name="configured">What settings say.</param>
    public static ConfiguredSecrets Read(PipelinePlan plan, ConfiguredParameters configured)
    {
        var secrets = new ConfiguredSecrets();
        foreach ((string name, Setting setting) in configured.Pipeline.Where(each => Commands.Secrets.Find(plan, each.Key) is not null))
            secrets.Pipeline[name] = setting.Text;
        foreach ((string name, Setting setting) in configured.Steps.Where(each => Commands.Secrets.Find(plan, each.Key) is not null))
            secrets.Steps[name] = setting.Text;
        return secrets;
    }
}
