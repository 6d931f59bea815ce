namespace Millrace.Torch.Cuda.Tests;

/// <summary>A test on the first CUDA device: skipped, with the reason, where there is none. A libtorch for CUDA is named by MILLRACE_LIBTORCH.</summary>
internal sealed class CudaFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_reason = new(static () =>
    {
        try
        {
            DeviceChoice.Cuda().Resolve();
            return null;
        }
        catch (MillraceException exception)
        {
            return exception.Message;
        }
    });

    public CudaFactAttribute() => Skip = s_reason.Value;
}
