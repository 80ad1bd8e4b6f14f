//! What happens outside: keys and the mouse, signals, a terminal that goes away.
//!
//! Nothing is polled: the reader sleeps until something happens.

use crossterm::event::Event;
use std::io;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A key, the mouse, pasted words, a window of another size.
    Event(Event),
    /// The signal of this number asks to leave.
    Leave(i32),
    /// The system asks to stop, as Ctrl-Z does.
    Stop,
    /// The program goes on after it was stopped from outside.
    Resumed,
    /// The terminal is gone.
    Gone,
}

#[cfg(unix)]
pub use unix::Outside;

#[cfg(unix)]
mod unix {
    use super::{Happening, io};
    use crossterm::event;
    use filedescriptor::{POLLERR, POLLHUP, POLLIN, poll, pollfd};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::backend::SignalDelivery;
    use signal_hook::iterator::exfiltrator::SignalOnly;
    use std::fs::File;
    use std::io::IsTerminal;
    use std::os::fd::{AsRawFd, RawFd};
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    /// The terminal's input and the signals.
    pub struct Outside {
        signals: SignalDelivery<UnixStream, SignalOnly>,
        /// Open where standard input is a document and not the terminal.
        terminal: Option<File>,
    }

    impl Outside {
        /// Begins to listen; signals that would have ended the program are told as happenings from now on.
        ///
        /// # Errors
        /// Where there is no terminal to listen to.
        pub fn new() -> io::Result<Self> {
            let (read, write) = UnixStream::pair()?;
            let wanted = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
            let signals = SignalDelivery::with_pipe(read, write, SignalOnly, wanted)?;
            let terminal = if io::stdin().is_terminal() { None } else { Some(File::open("/dev/tty")?) };
            Ok(Self { signals, terminal })
        }

        /// The next happening, however long it takes.
        ///
        /// # Errors
        /// Where the terminal cannot be read.
        pub fn wait(&mut self) -> io::Result<Happening> {
            loop {
                if let Some(happening) = self.waiting()? {
                    return Ok(happening);
                }
                self.is_gone(None)?;
            }
        }

        /// What has happened already, if anything.
        ///
        /// # Errors
        /// As [`Self::wait`].
        pub fn waiting(&mut self) -> io::Result<Option<Happening>> {
            // A terminal that is gone is told before crossterm is asked, which would read from it for ever.
            if self.is_gone(Some(Duration::ZERO))? {
                return Ok(Some(Happening::Gone));
            }
            if let Some(happening) = self.signals.pending().find_map(happening_of) {
                return Ok(Some(happening));
            }
            if event::poll(Duration::ZERO)? { event::read().map(Happening::Event).map(Some) } else { Ok(None) }
        }

        /// What happens within a while, if anything.
        ///
        /// # Errors
        /// As [`Self::wait`].
        pub fn wait_a_while(&mut self, patience: Duration) -> io::Result<Option<Happening>> {
            self.is_gone(Some(patience))?;
            self.waiting()
        }

        /// Waits for input or a signal, and tells whether the terminal hung up.
        fn is_gone(&self, wait: Option<Duration>) -> io::Result<bool> {
            let watch = |fd: RawFd| pollfd { fd, events: POLLIN, revents: 0 };
            let terminal = self.terminal.as_ref().map_or_else(|| io::stdin().as_raw_fd(), AsRawFd::as_raw_fd);
            let mut watched = [watch(terminal), watch(self.signals.get_read().as_raw_fd())];
            match poll(&mut watched, wait) {
                Ok(_) => Ok(watched[0].revents & (POLLHUP | POLLERR) != 0),
                Err(filedescriptor::Error::Poll(error)) if error.kind() == io::ErrorKind::Interrupted => Ok(false),
                Err(error) => Err(io::Error::other(error)),
            }
        }

        /// Stops the program, as Ctrl-Z does, until it is told to go on.
        ///
        /// # Errors
        /// Where it cannot be stopped.
        pub fn stop(&mut self) -> io::Result<()> {
            signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
            // That it goes on again is no news to the one who stopped it.
            self.signals.pending().for_each(drop);
            Ok(())
        }
    }

    fn happening_of(signal: i32) -> Option<Happening> {
        match signal {
            SIGTSTP => Some(Happening::Stop),
            SIGCONT => Some(Happening::Resumed),
            // The window's new size comes as an event, for which this signal only ends the sleep.
            SIGWINCH => None,
            signal => Some(Happening::Leave(signal)),
        }
    }
}

#[cfg(not(unix))]
pub use elsewhere::Outside;

#[cfg(not(unix))]
mod elsewhere {
    use super::{Happening, io};
    use crossterm::event;
    use std::time::Duration;

    /// The terminal's input; signals are a matter of Unix.
    pub struct Outside;

    impl Outside {
        /// Begins to listen.
        ///
        /// # Errors
        /// Never.
        pub fn new() -> io::Result<Self> {
            Ok(Self)
        }

        /// The next happening, however long it takes.
        ///
        /// # Errors
        /// Where the terminal cannot be read.
        pub fn wait(&mut self) -> io::Result<Happening> {
            event::read().map(Happening::Event)
        }

        /// What has happened already, if anything.
        ///
        /// # Errors
        /// As [`Self::wait`].
        pub fn waiting(&mut self) -> io::Result<Option<Happening>> {
            if event::poll(Duration::ZERO)? { self.wait().map(Some) } else { Ok(None) }
        }

        /// What happens within a while, if anything.
        ///
        /// # Errors
        /// As [`Self::wait`].
        pub fn wait_a_while(&mut self, patience: Duration) -> io::Result<Option<Happening>> {
            if event::poll(patience)? { self.wait().map(Some) } else { Ok(None) }
        }

        /// Does nothing: programs are stopped on Unix.
        ///
        /// # Errors
        /// Never.
        pub fn stop(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
