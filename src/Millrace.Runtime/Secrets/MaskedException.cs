namespace Millrace.Runtime;

/// <summary>Stands for an exception whose messages hold a secret: it has the same kind, stack and causes in words, without the secret.</summary>
#pragma warning disable CA1032 // Nobody makes one but the mask.
public sealed class MaskedException : Exception
#pragma warning restore CA1032
{
    private readonly string _text;

    internal MaskedException(Exception original, SecretMask mask)
        : base(mask.Mask(original.Message), original.InnerException is { } cause ? new MaskedException(cause, mask) : null)
    {
        OriginalType = original.GetType();
        StackTrace = original.StackTrace is string stack ? mask.Mask(stack) : null;
        _text = mask.Mask(original.ToString());
    }

    /// <summary>The exception's own type.</summary>
    public Type OriginalType { get; }

    /// <inheritdoc/>
    public override string? StackTrace { get; }

    /// <inheritdoc/>
    public override string ToString() => _text;
}
