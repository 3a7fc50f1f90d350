/// What people look at: terminal, pictures, video.
package dev.sinew.app.view;
