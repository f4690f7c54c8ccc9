Register-ArgumentCompleter -Native -CommandName formation -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new()
        # Windows PowerShell loses quotes within the words that it hands to a program.
        $env:FORMATION_LINE = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
        $env:FORMATION_WORD = $wordToComplete
        $answer = @(& $commandAst.GetCommandName() ASKED powershell 2>$null)
    } catch {
        return
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:FORMATION_LINE, Env:FORMATION_WORD -ErrorAction SilentlyContinue
    }
    if ($answer.Count -lt 2 -or $answer[0] -ne 'words') { return }
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $value, $told = $_ -split "`t", 2
        if (-not $told) { $told = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $told)
    }
}
