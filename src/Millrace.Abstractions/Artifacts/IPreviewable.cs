namespace Millrace;

/// <summary>An artifact that can show a person what is in it.</summary>
public interface IPreviewable
{
    /// <summary>Shows the beginning of the artifact; sensitive values are masked.</summary>
    /// <param name="rows">How many rows at most.</param>
    /// <param name="cancellation">Ends the work early.</param>
    ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation);
}
