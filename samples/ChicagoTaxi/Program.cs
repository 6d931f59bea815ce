using Millrace;

return await MillraceApplication.RunAsync(args);
